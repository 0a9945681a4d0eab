package io.languard.service.system;

/** Use cases: the platform as a whole. */
public interface SystemService {

    /** Figures of this moment. */
    SystemStatus status();

    /** Whether requests can be served, database included; answers from memory. */
    boolean healthy();
}
