package io.languard.persistence.connection;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the loss of the database and its return, one line each. For one thread. */
final class Report {

    private static final Logger LOG = LoggerFactory.getLogger(Link.class);

    /** So long a session of our own that the server has not missed yet may look like another Languard. */
    private static final int OWN_SHADOW_CHECKS = 8;

    private final Place place;
    private boolean down;
    private int refusals;

    Report(Place place) {
        this.place = place;
    }

    void down(Exception cause) {
        if (cause instanceof InUseException) {
            if (++refusals == OWN_SHADOW_CHECKS) {
                LOG.error(cause.getMessage());
            }
        } else {
            refusals = 0;
            if (!down) {
                LOG.warn("Database {} is out of reach: {}", place.name(), reason(cause));
            }
        }
        down = true;
    }

    void up() {
        refusals = 0;
        if (down) {
            down = false;
            LOG.info("Database {} is back", place.name());
        }
    }

    /** The innermost words, of which the driver's first line is enough. */
    private static String reason(Throwable cause) {
        Throwable inner = cause;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        String text = inner.getMessage() == null ? inner.toString() : inner.getMessage();
        return text.strip().lines().findFirst().orElse("");
    }
}
