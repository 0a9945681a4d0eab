package io.languard.persistence.connection;

/** Another Languard uses the database. */
public final class DatabaseInUseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** For the database of this name. */
    public DatabaseInUseException(DatabaseLocation databaseLocation) {
        super("Database " + databaseLocation.name() + " is in use by another Languard");
    }
}
