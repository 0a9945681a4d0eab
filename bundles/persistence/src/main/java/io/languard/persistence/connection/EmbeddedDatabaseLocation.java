package io.languard.persistence.connection;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** The embedded database: H2 in MySQL mode. H2's own file lock keeps other Languard instances out. */
public final class EmbeddedDatabaseLocation implements DatabaseLocation {

    private static final String OPTIONS = String.join(
            "",
            ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
            // The platform closes the database itself, after the last writers.
            ";DB_CLOSE_ON_EXIT=FALSE",
            // A commit is written to the file before it returns.
            ";WRITE_DELAY=0",
            // Like innodb_lock_wait_timeout in RemoteDatabaseLocation.
            ";LOCK_TIMEOUT=1000");

    private final Path file;

    /** Creates a location in this folder, which need not exist yet. */
    public EmbeddedDatabaseLocation(Path folder) {
        file = folder.toAbsolutePath().normalize().resolve("languard");
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public DataSource dataSource() {
        JdbcDataSource source = new JdbcDataSource();
        // With the default file access, interrupting any thread during a call would close the file for all.
        source.setURL("jdbc:h2:" + EncodedFilePath.nameOf(file) + OPTIONS);
        source.setUser("languard");
        source.setPassword("");
        return source;
    }

    @Override
    public DataSource migrationDataSource() {
        return dataSource();
    }

    @Override
    public void lock(Connection connection) throws SQLException {
        // The file lock already keeps others out. This write verifies that the database is writable, which requires
        // disk space.
        try (Statement statement = connection.createStatement()) {
            statement.execute("COMMENT ON SCHEMA PUBLIC IS 'Languard'");
        }
    }

    @Override
    public String validationQuery() {
        // The driver's check only tests whether the connection is open, which is true even for a database that has
        // closed itself after a failed write.
        return "SELECT 1";
    }

    @Override
    public boolean isRemote() {
        return false;
    }
}
