package io.languard.persistence.connection;

import java.sql.Connection;
import java.sql.SQLException;

/** Keeps the one session open that keeps other Languards out, and is how the database is watched. For one thread. */
final class Reservation {

    private static final int PING_SECONDS = 1;
    private static final int IN_USE_BY_ANOTHER_PROCESS = 90020;

    private final Place place;
    private Connection connection;

    Reservation(Place place) {
        this.place = place;
    }

    /**
     * Sees that the session lives, opening a new one if it does not. Lasts 3 seconds at most.
     *
     * @throws SQLException if the database is out of reach
     * @throws InUseException if another Languard has the database
     */
    void hold() throws SQLException {
        if (connection != null && !connection.isValid(PING_SECONDS)) {
            release();
        }
        if (connection == null) {
            connection = connect();
        }
    }

    private Connection connect() throws SQLException {
        Connection fresh;
        try {
            fresh = place.working().getConnection();
        } catch (SQLException e) {
            if (e.getErrorCode() == IN_USE_BY_ANOTHER_PROCESS) {
                throw new InUseException(place);
            }
            throw e;
        }
        try {
            place.reserve(fresh);
            return fresh;
        } catch (SQLException | RuntimeException e) {
            drop(fresh);
            throw e;
        }
    }

    /** What the database calls itself. */
    String product() throws SQLException {
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
