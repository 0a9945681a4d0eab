package io.languard.service.system;

/** Use cases for the platform as a whole. */
public interface SystemService {

    /** Returns the current status. */
    SystemStatus status();

    /** Returns whether requests can be served, database included. Answers from memory. */
    boolean healthy();
}
