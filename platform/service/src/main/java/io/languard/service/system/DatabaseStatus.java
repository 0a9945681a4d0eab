package io.languard.service.system;

/** The database as a whole. */
public interface DatabaseStatus {

    /** Whether it can be used, as of at most two seconds ago; answers from memory. */
    boolean available();

    /** What it is, for people: product, version and place, without credentials. */
    String description();

    /** Size of the connection pool and its use now, for people. */
    String pool();
}
