package io.languard.api.remote;

/** What a remote admin command does to the process of the game. */
public enum ShutdownIntent {
    /** It goes on. */
    NONE,
    /** It ends soon, and is to stay ended. */
    STOP,
    /** It ends soon, and is to be started again. */
    RESTART,
    /** It ends at a time that only the game knows, and is to stay ended. */
    STOP_LATER,
    /** It ends at a time that only the game knows, and is to be started again. */
    RESTART_LATER
}
