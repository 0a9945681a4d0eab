package io.languard.api.remote;

/** The effect of a remote admin command on the process of the game. */
public enum ShutdownIntent {
    /** The process continues to run. */
    NONE,
    /** The process exits soon and must not be started again. */
    STOP,
    /** The process exits soon and must be started again. */
    RESTART,
    /** The process exits at a time that only the game knows, and must not be started again. */
    STOP_LATER,
    /** The process exits at a time that only the game knows, and must be started again. */
    RESTART_LATER
}
