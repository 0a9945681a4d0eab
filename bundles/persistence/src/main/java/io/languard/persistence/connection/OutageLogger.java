package io.languard.persistence.connection;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the start and the end of a database outage with one line each. If the server is up again but rejects the
 * connection, logs one more line per reason. Confined to one thread.
 */
final class OutageLogger {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseMonitor.class);

    /**
     * For this number of checks, a session of our own that the server still considers alive may look like another
     * instance.
     */
    private static final int OWN_SESSION_CHECKS = 8;

    /** Access denied, unknown database, host blocked or not allowed: errors that only an admin can fix. */
    private static final Set<Integer> ADMIN_ERRORS = Set.of(1044, 1045, 1049, 1129, 1130);

    private final DatabaseLocation location;
    private final Set<String> reported = new HashSet<>();
    private boolean down;
    private int inUseChecks;

    OutageLogger(DatabaseLocation databaseLocation) {
        this.location = databaseLocation;
    }

    void down(Exception cause) {
        if (cause instanceof DatabaseInUseException) {
            if (++inUseChecks == OWN_SESSION_CHECKS) {
                LOG.error(cause.getMessage());
            }
        } else {
            inUseChecks = 0;
            if (!down || isAdminError(cause) && !reported.contains(reason(cause))) {
                reported.add(reason(cause));
                LOG.warn("Database {} is unavailable: {}", location.name(), reason(cause));
            }
        }
        down = true;
    }

    void up() {
        inUseChecks = 0;
        reported.clear();
        if (down) {
            down = false;
            LOG.info("Database {} is available again", location.name());
        }
    }

    private static boolean isAdminError(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && ADMIN_ERRORS.contains(sql.getErrorCode())) {
                return true;
            }
        }
        return false;
    }

    /** Returns the first line of the innermost message; the driver's following lines add nothing. */
    private static String reason(Throwable cause) {
        Throwable rootCause = cause;
        while (rootCause.getCause() != null) {
            rootCause = rootCause.getCause();
        }
        String text = rootCause.getMessage() == null ? rootCause.toString() : rootCause.getMessage();
        return text.strip().lines().findFirst().orElse("");
    }
}
