package io.languard.launcher;

import org.slf4j.bridge.SLF4JBridgeHandler;

/** The one log of the platform: everything ends in logback, whoever writes it and by whichever door. */
final class Logging {

    private Logging() {}

    /** Must run before the first logger is asked for. */
    static void begin(Home home, DataFolder data) {
        System.setProperty("languard.logs", data.logs().toString());
        System.setProperty("logback.configurationFile", home.logging().toString());
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
