package io.languard.security.password;

import io.languard.service.user.RateLimitedException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Hashes passwords, two at a time: a flood of logins waits, and is sent away when too many wait, while the rest of the
 * platform keeps its processors.
 */
@Component(service = PasswordService.class)
public final class PasswordService {

    private static final int COST = 11;
    private static final int AT_ONCE = 2;
    private static final int WAITING = 16;
    private static final long QUEUE_TIMEOUT_MILLIS = 3000;
    private static final long RETRY_AFTER_SECONDS = 3;

    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final PasswordHasher hash;
    private final long patienceMillis;

    @Activate
    public PasswordService() {
        this(new BcryptPasswordHasher(COST), QUEUE_TIMEOUT_MILLIS);
    }

    public PasswordService(PasswordHasher hash, long patienceMillis) {
        this.hash = hash;
        this.patienceMillis = patienceMillis;
    }

    /** A new hash for storing. */
    public String hash(String password) {
        return inTurn(() -> hash.hash(password));
    }

    /** Whether the password is the one of this hash. */
    public boolean matches(String password, String stored) {
        return inTurn(() -> hash.matches(password, stored));
    }

    /** Takes as long as {@link #matches} and is always false: for users that don't exist. */
    public boolean matchesDummy(String password) {
        inTurn(() -> hash.matches(password, hash.dummyHash()));
        return false;
    }

    private <T> T inTurn(Supplier<T> work) {
        if (turns.getQueueLength() >= WAITING || !acquirePermit()) {
            throw new RateLimitedException(RETRY_AFTER_SECONDS);
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private boolean acquirePermit() {
        try {
            return turns.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
