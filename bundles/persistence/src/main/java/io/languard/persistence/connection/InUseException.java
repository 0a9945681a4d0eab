package io.languard.persistence.connection;

/** Another Languard uses the database. */
public final class InUseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** For the database of this name. */
    public InUseException(Place place) {
        super("Database " + place.name() + " is in use by another Languard");
    }
}
