package io.languard.persistence.connection;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** The embedded database: H2 that speaks MySQL's dialect. Its own lock on its file keeps other Languards out. */
public final class EmbeddedDatabaseLocation implements DatabaseLocation {

    private static final String OPTIONS = String.join(
            "",
            ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
            // The platform closes it by itself, after those who still write.
            ";DB_CLOSE_ON_EXIT=FALSE",
            // A commit is in the file before it returns.
            ";WRITE_DELAY=0",
            // Like innodb_lock_wait_timeout in ServerPlace.
            ";LOCK_TIMEOUT=1000");

    private final Path file;

    /** A database in this folder, which need not exist yet. */
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
        // With plain files an interrupt of any thread in a call would close the file for all.
        source.setURL("jdbc:h2:async:" + file + OPTIONS);
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
        // Nobody else gets as far as a connection. Of use is only a database that can be written, which needs room.
        try (Statement statement = connection.createStatement()) {
            statement.execute("COMMENT ON SCHEMA PUBLIC IS 'Languard'");
        }
    }

    @Override
    public String validationQuery() {
        // The driver only looks whether the connection is open, which it is on a database that has closed itself, as it
        // does when a write fails.
        return "SELECT 1";
    }

    @Override
    public boolean isRemote() {
        return false;
    }
}
