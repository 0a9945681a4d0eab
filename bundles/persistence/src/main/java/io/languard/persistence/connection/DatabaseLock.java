package io.languard.persistence.connection;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds the session whose lock keeps other Languard instances out, and uses it to monitor the database. Confined to
 * one thread, except for {@link #isUnresponsive}.
 */
final class DatabaseLock {

    private static final int PING_SECONDS = 1;
    private static final int IN_USE_BY_ANOTHER_PROCESS = 90020;

    private static final long RESPONSE_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(PING_SECONDS);

    private final DatabaseLocation location;
    private @Nullable Connection connection;
    private @Nullable SQLException lastFailure;
    private volatile boolean checking;
    private volatile long checkStartedAt;

    DatabaseLock(DatabaseLocation databaseLocation) {
        this.location = databaseLocation;
    }

    /**
     * Ensures that the session is alive, opening a new one if it is not. Takes 3 seconds at most.
     *
     * @param lost called with the reason why the session has ended, before each attempt to open a new one; may block
     * @throws SQLException if the database is unavailable
     * @throws DatabaseInUseException if another Languard instance uses the database
     */
    void ensureHeld(Consumer<SQLException> lost) throws SQLException {
        if (connection != null) {
            lastFailure = failureOf(connection);
            if (lastFailure == null) {
                return;
            }
            release();
        }
        if (lastFailure != null) {
            lost.accept(lastFailure);
        }
        connection = connect();
        lastFailure = null;
    }

    /** Returns whether a check is in progress to which the database has not responded in time. Thread-safe. */
    boolean isUnresponsive() {
        return checking && System.nanoTime() - checkStartedAt > RESPONSE_TIMEOUT_NANOS;
    }

    /** Returns why the session is no longer usable; {@code null} if it is usable. */
    private @Nullable SQLException failureOf(Connection session) throws SQLException {
        checkStartedAt = System.nanoTime();
        checking = true;
        try {
            // With TLS, the driver takes twice this time to give up.
            String probe = location.validationQuery();
            if (probe != null) {
                return runProbe(session, probe);
            }
            return session.isValid(PING_SECONDS) ? null : new SQLException("The session has ended");
        } finally {
            checking = false;
        }
    }

    private static @Nullable SQLException runProbe(Connection session, String probe) {
        try (Statement statement = session.createStatement()) {
            statement.execute(probe);
            return null;
        } catch (SQLException e) {
            return e;
        }
    }

    private Connection connect() throws SQLException {
        Connection newConnection;
        try {
            newConnection = location.dataSource().getConnection();
        } catch (SQLException e) {
            if (e.getErrorCode() == IN_USE_BY_ANOTHER_PROCESS) {
                throw new DatabaseInUseException(location);
            }
            throw e;
        }
        try {
            location.lock(newConnection);
            return newConnection;
        } catch (SQLException | RuntimeException e) {
            closeQuietly(newConnection);
            throw e;
        }
    }

    /** Returns the database's product name and version; the session must be held. */
    String databaseProduct() throws SQLException {
        DatabaseMetaData database = requireNonNull(connection).getMetaData();
        return database.getDatabaseProductName() + " " + database.getDatabaseProductVersion();
    }

    void release() {
        if (connection != null) {
            closeQuietly(connection);
            connection = null;
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // Closed or lost; either way there is nothing left to do.
        }
    }
}
