package io.languard.service.schedule;

/** The state in which a server must be for a schedule to run. */
public enum RunCondition {
    /** Any. */
    ANY,
    /** The game is ready. */
    RUNNING,
    /** There is no process. */
    STOPPED,
    /** Nobody is on the server, whether it runs or not. */
    EMPTY
}
