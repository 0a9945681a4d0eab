package io.languard.security.limit;

import io.languard.service.settings.Settings;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Limits login attempts per minute and address. User names do not count, so no client can lock out another user. Only who
 * knows a user's password can use up the limit of wrong second factors, which holds for all addresses together.
 */
@Component(service = LoginRateLimiter.class)
public final class LoginRateLimiter {

    private final SlidingWindowLimiter window;
    private final SlidingWindowLimiter secondFactors;

    @Activate
    public LoginRateLimiter(@Reference Settings settings) {
        this(settings.loginRateLimit(), System::nanoTime);
    }

    public LoginRateLimiter(int limit, LongSupplier nanoTime) {
        window = new SlidingWindowLimiter(limit, nanoTime);
        secondFactors = new SlidingWindowLimiter(limit, nanoTime);
    }

    /** Undoes the most recent attempt counted for this address. */
    public void reset(String address) {
        window.reset(ClientKeyResolver.resolve(address));
    }

    /**
     * Counts one attempt from this address, successful or not.
     *
     * @throws io.languard.service.user.RateLimitedException if the limit is exceeded
     */
    public void acquire(String address) {
        window.acquire(ClientKeyResolver.resolve(address));
    }

    /**
     * Counts one second factor that is shown for this user.
     *
     * @throws io.languard.service.user.RateLimitedException if the limit is exceeded
     */
    public void acquireForUser(int userId) {
        secondFactors.acquire(Integer.toString(userId));
    }

    /** Undoes the most recent second factor counted for this user, which was right. */
    public void resetForUser(int userId) {
        secondFactors.reset(Integer.toString(userId));
    }
}
