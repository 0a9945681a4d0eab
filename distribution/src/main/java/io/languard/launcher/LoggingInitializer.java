package io.languard.launcher;

import ch.qos.logback.core.Context;
import ch.qos.logback.core.status.Status;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Routes all logging of the platform to logback, whatever API it uses. */
final class LoggingInitializer {

    /** The property with the folder of the logs. */
    static final String FOLDER = "languard.logs";

    private LoggingInitializer() {}

    /** Must be called before the first logger is created. Prints a line if the log can't be written as configured. */
    static void initialize(LanguardHome languardHome, DataFolder data) {
        System.setProperty(FOLDER, data.logs().toString());
        System.setProperty(
                "logback.configurationFile", languardHome.loggingFile().toString());
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        if (LoggerFactory.getILoggerFactory() instanceof Context context) {
            firstError(context)
                    .ifPresent(error -> System.err.println("languard: " + languardHome.loggingFile()
                            + " has an error, the log may be incomplete: " + error));
        }
    }

    /** Returns the folder of the logs. */
    static Path logFolder() {
        return Path.of(System.getProperty(FOLDER));
    }

    /** Returns the first error in the configuration of the log, which logback itself does not print. */
    static Optional<String> firstError(Context context) {
        return context.getStatusManager().getCopyOfStatusList().stream()
                .filter(status -> status.getEffectiveLevel() == Status.ERROR)
                .map(Status::getMessage)
                .findFirst();
    }
}
