package io.languard.persistence.connection;

/** Thrown if another Languard instance uses the database. */
public final class DatabaseInUseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception that names the database. */
    public DatabaseInUseException(DatabaseLocation databaseLocation) {
        super("Database " + databaseLocation.name() + " is in use by another Languard instance");
    }
}
