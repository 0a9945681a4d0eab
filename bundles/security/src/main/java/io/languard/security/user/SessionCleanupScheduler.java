package io.languard.security.user;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.security.session.SessionRegistry;
import io.languard.security.session.TokenVerifier;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for the database at start, and forgets expired sessions once an hour. */
@Component(service = SessionCleanupScheduler.class, immediate = true)
public final class SessionCleanupScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(SessionCleanupScheduler.class);
    private static final long RETRY_MILLIS = 250;

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "languard-security");
        thread.setDaemon(true);
        return thread;
    });
    private final UserInitializer start;
    private final SessionRegistry sessions;
    private final TokenVerifier tokenVerifier;

    @Activate
    public SessionCleanupScheduler(
            @Reference UserInitializer start,
            @Reference SessionRegistry sessions,
            @Reference TokenVerifier tokenVerifier) {
        this.start = start;
        this.sessions = sessions;
        this.tokenVerifier = tokenVerifier;
        executor.execute(this::begin);
        executor.scheduleWithFixedDelay(this::purge, 1, 1, TimeUnit.HOURS);
    }

    @Deactivate
    public void stop() {
        executor.shutdownNow();
    }

    private void begin() {
        try {
            start.ensureReady();
            // So that the first request does not pay for loading what reads tokens.
            tokenVerifier.verify("none");
        } catch (RuntimeException e) {
            if (!isUnavailable(e)) {
                LOG.error("Users and sessions can't be prepared", e);
            }
            executor.schedule(this::begin, isUnavailable(e) ? RETRY_MILLIS : 20 * RETRY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private static boolean isUnavailable(RuntimeException e) {
        return e instanceof LanguardException known && known.code() == ErrorCode.DATABASE_UNAVAILABLE;
    }

    private void purge() {
        try {
            sessions.purge();
            tokenVerifier.purge();
        } catch (RuntimeException e) {
            // Nothing depends on it: an expired session is refused whether it has been removed or not.
            LOG.debug("Expired sessions stay for another hour", e);
        }
    }
}
