package io.languard.security.user;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.security.apikey.ApiKeyRegistry;
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

/**
 * Initializes users and sessions as soon as the database is available, purges expired sessions
 * hourly, and stores the last uses of API keys every minute.
 */
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
    private final ApiKeyRegistry apiKeys;

    @Activate
    public SessionCleanupScheduler(
            @Reference UserInitializer userInitializer,
            @Reference SessionRegistry sessions,
            @Reference TokenVerifier tokenVerifier,
            @Reference ApiKeyRegistry apiKeys) {
        this.userInitializer = userInitializer;
        this.sessions = sessions;
        this.tokenVerifier = tokenVerifier;
        this.apiKeys = apiKeys;
        executor.execute(this::initialize);
        executor.scheduleWithFixedDelay(this::purge, 1, 1, TimeUnit.HOURS);
        executor.scheduleWithFixedDelay(this::storeUses, 1, 1, TimeUnit.MINUTES);
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

    private void storeUses() {
        try {
            apiKeys.storeUses();
        } catch (RuntimeException e) {
            LOG.debug("Could not store the last uses of API keys", e);
        }
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
