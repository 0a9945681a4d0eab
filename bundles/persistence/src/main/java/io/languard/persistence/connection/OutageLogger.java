package io.languard.persistence.connection;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the loss of the database and its return, one line each, and one more where a server that is up again refuses us. For
 * one thread.
 */
final class OutageLogger {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseMonitor.class);

    /** So long a session of our own that the server has not missed yet may look like another Languard. */
    private static final int OWN_SHADOW_CHECKS = 8;

    /** Denied, unknown database, host blocked or not allowed: no time mends these. */
    private static final Set<Integer> FOR_PEOPLE = Set.of(1044, 1045, 1049, 1129, 1130);

    private final DatabaseLocation location;
    private final Set<String> reported = new HashSet<>();
    private boolean down;
    private int refusals;

    OutageLogger(DatabaseLocation databaseLocation) {
        this.location = databaseLocation;
    }

    void down(Exception cause) {
        if (cause instanceof DatabaseInUseException) {
            if (++refusals == OWN_SHADOW_CHECKS) {
                LOG.error(cause.getMessage());
            }
        } else {
            refusals = 0;
            if (!down || isForPeople(cause) && !reported.contains(reason(cause))) {
                reported.add(reason(cause));
                LOG.warn("Database {} is out of reach: {}", location.name(), reason(cause));
            }
        }
        down = true;
    }

    void up() {
        refusals = 0;
        reported.clear();
        if (down) {
            down = false;
            LOG.info("Database {} is back", location.name());
        }
    }

    private static boolean isForPeople(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && FOR_PEOPLE.contains(sql.getErrorCode())) {
                return true;
            }
        }
        return false;
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
