package io.languard.launcher;

import org.slf4j.bridge.SLF4JBridgeHandler;

/** The one log of the platform: everything ends in logback, whoever writes it and by whichever door. */
final class LoggingInitializer {

    private LoggingInitializer() {}

    /** Must run before the first logger is asked for. */
    static void initialize(LanguardHome languardHome, DataFolder data) {
        System.setProperty("languard.logs", data.logs().toString());
        System.setProperty(
                "logback.configurationFile", languardHome.loggingFile().toString());
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
