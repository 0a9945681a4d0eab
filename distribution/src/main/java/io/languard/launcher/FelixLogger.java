package io.languard.launcher;

import org.apache.felix.framework.Logger;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.slf4j.LoggerFactory;

/** Forwards the framework's own messages to the log. */
final class FelixLogger extends Logger {

    private final org.slf4j.Logger log = LoggerFactory.getLogger("org.apache.felix.framework");

    @Override
    protected void doLog(
            Bundle bundle,
            @SuppressWarnings("rawtypes") ServiceReference service,
            int level,
            String message,
            Throwable cause) {
        doLog(level, bundle == null ? message : bundle.getSymbolicName() + ": " + message, cause);
    }

    @Override
    protected void doLog(int level, String message, Throwable cause) {
        switch (level) {
            case LOG_ERROR -> log.error(message, cause);
            case LOG_WARNING -> log.warn(message, cause);
            case LOG_INFO -> log.info(message, cause);
            default -> log.debug(message, cause);
        }
    }
}
