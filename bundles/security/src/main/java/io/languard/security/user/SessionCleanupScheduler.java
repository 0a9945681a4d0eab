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

/** Initializes users and sessions as soon as the database is available, and purges expired sessions hourly. */
@Component(service = SessionCleanupScheduler.class, immediate = true)
public final class SessionCleanupScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(SessionCleanupScheduler.class);
    private static final long RETRY_MILLIS = 250;

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "languard-security");
        thread.setDaemon(true);
        return thread;
    });
    private final UserInitializer userInitializer;
    private final SessionRegistry sessions;
    private final TokenVerifier tokenVerifier;

    @Activate
    public SessionCleanupScheduler(
            @Reference UserInitializer userInitializer,
            @Reference SessionRegistry sessions,
            @Reference TokenVerifier tokenVerifier) {
        this.userInitializer = userInitializer;
        this.sessions = sessions;
        this.tokenVerifier = tokenVerifier;
        executor.execute(this::initialize);
        executor.scheduleWithFixedDelay(this::purge, 1, 1, TimeUnit.HOURS);
    }

    @Deactivate
    public void stop() {
        executor.shutdownNow();
    }

    private void initialize() {
        try {
            userInitializer.ensureReady();
            // Loads the token parser now so that the first request does not pay for it.
            tokenVerifier.verify("none");
        } catch (RuntimeException e) {
            if (!isUnavailable(e)) {
                LOG.error("Could not initialize users and sessions", e);
            }
            executor.schedule(
                    this::initialize, isUnavailable(e) ? RETRY_MILLIS : 20 * RETRY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private static boolean isUnavailable(RuntimeException e) {
        return e instanceof LanguardException error && error.code() == ErrorCode.DATABASE_UNAVAILABLE;
    }

    private void purge() {
        try {
            sessions.purge();
            tokenVerifier.purge();
        } catch (RuntimeException e) {
            // Harmless: expired sessions are rejected whether they have been removed or not.
            LOG.debug("Could not remove expired sessions; trying again in an hour", e);
        }
    }
}
