package io.languard.launcher;

import java.util.logging.LogManager;

/** Discards what libraries log in a command, since the log file belongs to the running platform. */
final class SilentLogging {

    private SilentLogging() {}

    /** Must be called before the first logger is created. */
    static void enable() {
        System.setProperty("slf4j.internal.verbosity", "WARN");
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        LogManager.getLogManager().reset();
    }
}
