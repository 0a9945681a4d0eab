package io.languard.launcher;

import org.slf4j.bridge.SLF4JBridgeHandler;

/** Routes all logging of the platform to logback, whatever API it uses. */
final class LoggingInitializer {

    private LoggingInitializer() {}

    /** Must be called before the first logger is created. */
    static void initialize(LanguardHome languardHome, DataFolder data) {
        System.setProperty("languard.logs", data.logs().toString());
        System.setProperty(
                "logback.configurationFile", languardHome.loggingFile().toString());
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
