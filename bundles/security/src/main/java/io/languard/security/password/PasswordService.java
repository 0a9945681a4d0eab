package io.languard.security.password;

import io.languard.service.user.RateLimitedException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Hashes passwords, two at a time. A flood of logins waits for up to 3 seconds, and is rejected when 16 callers wait
 * already, so that the rest of the platform keeps its share of the CPU.
 */
@Component(service = PasswordService.class)
public final class PasswordService {

    private static final int COST = 11;
    private static final int MAX_CONCURRENT = 2;
    private static final int MAX_WAITING = 16;
    private static final long QUEUE_TIMEOUT_MILLIS = 3000;
    private static final long RETRY_AFTER_SECONDS = 3;

    private final Semaphore permits = new Semaphore(MAX_CONCURRENT, true);
    private final PasswordHasher hasher;
    private final long queueTimeoutMillis;

    @Activate
    public PasswordService() {
        this(new BcryptPasswordHasher(COST), QUEUE_TIMEOUT_MILLIS);
    }

    public PasswordService(PasswordHasher hasher, long queueTimeoutMillis) {
        this.hasher = hasher;
        this.queueTimeoutMillis = queueTimeoutMillis;
    }

    /**
     * Returns a new hash to store.
     *
     * @throws RateLimitedException if too many callers wait
     */
    public String hash(String password) {
        return withPermit(() -> hasher.hash(password));
    }

    /**
     * Returns whether the password matches the stored hash.
     *
     * @throws RateLimitedException if too many callers wait
     */
    public boolean matches(String password, String hash) {
        return withPermit(() -> hasher.matches(password, hash));
    }

    /**
     * Takes as long as {@link #matches} and always returns false; used for unknown users.
     *
     * @throws RateLimitedException if too many callers wait
     */
    public boolean matchesDummy(String password) {
        withPermit(() -> hasher.matches(password, hasher.dummyHash()));
        return false;
    }

    private <T> T withPermit(Supplier<T> work) {
        if (permits.getQueueLength() >= MAX_WAITING || !acquirePermit()) {
            throw new RateLimitedException(RETRY_AFTER_SECONDS);
        }
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }

    private boolean acquirePermit() {
        try {
            return permits.tryAcquire(queueTimeoutMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
