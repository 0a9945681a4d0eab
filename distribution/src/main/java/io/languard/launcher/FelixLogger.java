package io.languard.launcher;

import org.apache.felix.framework.Logger;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.slf4j.LoggerFactory;

/** What the framework itself has to say. */
final class FelixLogger extends Logger {

    /**
     * It looks into each bundle that comes, a moment later on another thread. A bundle that has gone by then makes it
     * fail, which harms nobody.
     */
    private static final String LATE_READER = "org.glassfish.hk2.osgi-resource-locator";

    private final org.slf4j.Logger log = LoggerFactory.getLogger("org.apache.felix.framework");

    @Override
    protected void doLog(
            Bundle bundle,
            @SuppressWarnings("rawtypes") ServiceReference service,
            int level,
            String message,
            Throwable cause) {
        doLog(
                isHarmless(bundle, cause) ? LOG_DEBUG : level,
                bundle == null ? message : bundle.getSymbolicName() + ": " + message,
                cause);
    }

    static boolean isHarmless(Bundle bundle, Throwable cause) {
        return bundle != null
                && LATE_READER.equals(bundle.getSymbolicName())
                && (cause instanceof NullPointerException || cause instanceof IllegalStateException);
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
