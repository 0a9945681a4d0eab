package io.languard.persistence.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keeps the one session open that keeps other Languards out, and is how the database is watched. For one thread, but for
 * {@link #isUnresponsive}.
 */
final class DatabaseLock {

    private static final int PING_SECONDS = 1;
    private static final int IN_USE_BY_ANOTHER_PROCESS = 90020;

    private static final long RESPONSE_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(PING_SECONDS);

    private final DatabaseLocation location;
    private Connection connection;
    private SQLException end;
    private volatile boolean asking;
    private volatile long askedAt;

    DatabaseLock(DatabaseLocation databaseLocation) {
        this.location = databaseLocation;
    }

    /**
     * Sees that the session lives, opening a new one if it does not. Lasts 3 seconds at most.
     *
     * @param lost told why the session has ended, before each attempt to open a new one, which may take its time
     * @throws SQLException if the database is out of reach
     * @throws DatabaseInUseException if another Languard has the database
     */
    void ensureHeld(Consumer<SQLException> lost) throws SQLException {
        if (connection != null) {
            end = sessionFailure();
            if (end == null) {
                return;
            }
            release();
        }
        if (end != null) {
            lost.accept(end);
        }
        connection = connect();
        end = null;
    }

    /** Whether the database has been asked whether it is there, and has not answered in time. Safe for many threads. */
    boolean isUnresponsive() {
        return asking && System.nanoTime() - askedAt > RESPONSE_TIMEOUT_NANOS;
    }

    /** Why the session is of no use any more; {@code null} if it is. */
    private SQLException sessionFailure() throws SQLException {
        askedAt = System.nanoTime();
        asking = true;
        try {
            // On a connection with TLS the driver takes twice that time to give up.
            return location.validationQuery() != null
                    ? failure(location.validationQuery())
                    : connection.isValid(PING_SECONDS) ? null : new SQLException("The session has ended");
        } finally {
            asking = false;
        }
    }

    private SQLException failure(String probe) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(probe);
            return null;
        } catch (SQLException e) {
            return e;
        }
    }

    private Connection connect() throws SQLException {
        Connection fresh;
        try {
            fresh = location.dataSource().getConnection();
        } catch (SQLException e) {
            if (e.getErrorCode() == IN_USE_BY_ANOTHER_PROCESS) {
                throw new DatabaseInUseException(location);
            }
            throw e;
        }
        try {
            location.lock(fresh);
            return fresh;
        } catch (SQLException | RuntimeException e) {
            drop(fresh);
            throw e;
        }
    }

    /** What the database calls itself. */
    String databaseProduct() throws SQLException {
        return connection.getMetaData().getDatabaseProductName() + " "
                + connection.getMetaData().getDatabaseProductVersion();
    }

    void release() {
        if (connection != null) {
            drop(connection);
            connection = null;
        }
    }

    private static void drop(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // It is gone one way or the other.
        }
    }
}
