package io.languard.security.limit;

import io.languard.service.settings.Settings;
import io.languard.service.user.RateLimiter;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Limits requests per minute and key. */
@Component
public final class RequestRateLimiter implements RateLimiter {

    private final SlidingWindowLimiter window;

    @Activate
    public RequestRateLimiter(@Reference Settings settings) {
        this(settings.rateLimit(), System::nanoTime);
    }

    RequestRateLimiter(int limit, LongSupplier nanoTime) {
        window = new SlidingWindowLimiter(limit, nanoTime);
    }

    @Override
    public void acquire(String key) {
        window.acquire(ClientKeyResolver.resolve(key));
    }
}
