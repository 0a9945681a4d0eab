package io.languard.security.password;

import io.languard.service.user.RateLimitedException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Hashes passwords, which takes long on purpose, so that the rest of the platform keeps its share of the CPU: two at a
 * time for logins, and one at a time for users who are logged in, whom a flood of logins thus can't delay. Callers wait
 * for a bounded time, and are rejected if many wait already.
 */
@Component(service = PasswordService.class)
public final class PasswordService {

    private static final int COST = 11;
    private static final int MAX_CONCURRENT_LOGINS = 2;
    private static final int MAX_WAITING_LOGINS = 8;
    private static final long LOGIN_TIMEOUT_MILLIS = 5000;
    private static final int MAX_WAITING_USERS = 8;
    private static final long USER_TIMEOUT_MILLIS = 25_000;
    private static final long RETRY_AFTER_SECONDS = 3;

    private final PasswordHasher hasher;
    private final WorkQueue logins;
    private final WorkQueue users;

    @Activate
    public PasswordService() {
        this(new BcryptPasswordHasher(COST), LOGIN_TIMEOUT_MILLIS, USER_TIMEOUT_MILLIS);
    }

    /**
     * @param loginTimeoutMillis how long a login waits
     * @param userTimeoutMillis how long a user who is logged in waits
     */
    public PasswordService(PasswordHasher hasher, long loginTimeoutMillis, long userTimeoutMillis) {
        this.hasher = hasher;
        logins = new WorkQueue(MAX_CONCURRENT_LOGINS, MAX_WAITING_LOGINS, loginTimeoutMillis);
        users = new WorkQueue(1, MAX_WAITING_USERS, userTimeoutMillis);
    }

    /**
     * Returns a new hash to store, on behalf of a user who is logged in or of the platform.
     *
     * @throws RateLimitedException if too many callers wait
     */
    public String hash(String password) {
        return users.call(() -> hasher.hash(password));
    }

    /**
     * Returns whether the password of a user who is logged in matches the stored hash.
     *
     * @throws RateLimitedException if too many callers wait
     */
    public boolean matchesOfUser(String password, String hash) {
        return users.call(() -> hasher.matches(password, hash));
    }

    /**
     * Returns whether the password of a login matches the stored hash.
     *
     * @throws RateLimitedException if too many callers wait
     */
    public boolean matches(String password, String hash) {
        return logins.call(() -> hasher.matches(password, hash));
    }

    /**
     * Takes as long as {@link #matches} and always returns false; used for unknown users.
     *
     * @throws RateLimitedException if too many callers wait
     */
    public boolean matchesDummy(String password) {
        logins.call(() -> hasher.matches(password, hasher.dummyHash()));
        return false;
    }

    /** Runs a few calls at a time, in the order of their arrival. */
    private static final class WorkQueue {

        /** Of those who wait too, each of whom holds a thread that other requests need. */
        private final Semaphore places;

        private final Semaphore permits;
        private final long timeoutMillis;

        WorkQueue(int concurrent, int maxWaiting, long timeoutMillis) {
            places = new Semaphore(concurrent + maxWaiting);
            permits = new Semaphore(concurrent, true);
            this.timeoutMillis = timeoutMillis;
        }

        <T> T call(Supplier<T> work) {
            if (!places.tryAcquire()) {
                throw tooMany();
            }
            try {
                if (!acquire()) {
                    throw tooMany();
                }
                try {
                    return work.get();
                } finally {
                    permits.release();
                }
            } finally {
                places.release();
            }
        }

        private static RateLimitedException tooMany() {
            return new RateLimitedException("Too many passwords are being checked", RETRY_AFTER_SECONDS);
        }

        private boolean acquire() {
            try {
                return permits.tryAcquire(timeoutMillis, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
