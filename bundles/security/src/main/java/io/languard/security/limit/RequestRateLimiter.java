package io.languard.security.limit;

import io.languard.service.settings.Settings;
import io.languard.service.user.RateLimiter;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Limits requests per minute and token or address. */
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
    public void acquireForToken(String tokenId) {
        window.acquire("token:" + tokenId);
    }

    @Override
    public void acquireForAddress(String address) {
        window.acquire("address:" + ClientKeyResolver.resolve(address));
    }
}
