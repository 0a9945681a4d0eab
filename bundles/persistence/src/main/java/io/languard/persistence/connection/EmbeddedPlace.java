package io.languard.persistence.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded database: H2 that speaks MySQL's dialect. Its own lock on its file keeps other Languards out. */
public final class EmbeddedPlace implements Place {

    private static final String OPTIONS = String.join(
            "",
            ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
            // The platform closes it by itself, after those who still write.
            ";DB_CLOSE_ON_EXIT=FALSE",
            // A commit is in the file before it returns.
            ";WRITE_DELAY=0",
            // Like innodb_lock_wait_timeout in ServerPlace.
            ";LOCK_TIMEOUT=1000");

    /** The database itself, and what its engine has to say of errors. */
    private static final List<String> FILES = List.of(".mv.db", ".trace.db");

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPlace.class);

    private final Path file;

    /** A database in this folder, which need not exist yet. */
    public EmbeddedPlace(Path folder) {
        file = folder.toAbsolutePath().normalize().resolve("languard");
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public DataSource working() {
        keepFromOthers();
        JdbcDataSource source = new JdbcDataSource();
        // With plain files an interrupt of any thread in a call would close the file for all.
        source.setURL("jdbc:h2:async:" + file + OPTIONS);
        source.setUser("languard");
        source.setPassword("");
        return source;
    }

    @Override
    public DataSource migrating() {
        return working();
    }

    @Override
    public void reserve(Connection connection) throws SQLException {
        // Nobody else gets as far as a connection. Of use is only a database that can be written, which needs room.
        try (Statement statement = connection.createStatement()) {
            statement.execute("COMMENT ON SCHEMA PUBLIC IS 'Languard'");
        }
    }

    @Override
    public String probe() {
        // The driver only looks whether the connection is open, which it is on a database that has closed itself, as it
        // does when a write fails.
        return "SELECT 1";
    }

    @Override
    public boolean remote() {
        return false;
    }

    /** What the database would make readable for all is made before it: its folder with mode 0700, its files with 0600. */
    private void keepFromOthers() {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try {
            Path folder = file.getParent();
            Files.createDirectories(folder, mode("rwx------"));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            for (String ending : FILES) {
                Path one = folder.resolve(file.getFileName() + ending);
                if (Files.exists(one)) {
                    Files.setPosixFilePermissions(one, PosixFilePermissions.fromString("rw-------"));
                } else {
                    Files.createFile(one, mode("rw-------"));
                }
            }
        } catch (IOException e) {
            LOG.debug("The modes of {} can't be set; if it can't be opened, the database says why", file, e);
        }
    }

    private static FileAttribute<?> mode(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
