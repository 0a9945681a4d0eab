package io.languard.service.system;

/** The state of the database. */
public interface DatabaseStatus {

    /** Returns whether the database is available, as of at most two seconds ago. Does not block. */
    boolean available();

    /** Returns a human-readable description: product, version and location, without credentials. */
    String description();

    /** Returns a human-readable description of the connection pool's size and usage. */
    String pool();
}
