package io.languard.security.limit;

import io.languard.service.settings.Settings;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The limit of login attempts a minute. Only the address counts, never the user name: nobody can lock another out.
 */
@Component(service = LoginRateLimiter.class)
public final class LoginRateLimiter {

    private final SlidingWindowLimiter window;

    @Activate
    public LoginRateLimiter(@Reference Settings settings) {
        this(settings.loginRateLimit(), System::nanoTime);
    }

    public LoginRateLimiter(int limit, LongSupplier nanoTime) {
        window = new SlidingWindowLimiter(limit, nanoTime);
    }

    /** Takes back an attempt that was counted just now. */
    public void reset(String address) {
        window.reset(ClientKeyResolver.resolve(address));
    }

    /** Counts one attempt from this address, whatever comes of it. */
    public void acquire(String address) {
        window.acquire(ClientKeyResolver.resolve(address));
    }
}
