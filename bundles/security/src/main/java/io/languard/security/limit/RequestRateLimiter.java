package io.languard.security.limit;

import io.languard.service.settings.Settings;
import io.languard.service.user.RateLimiter;
import io.languard.service.user.RequestQuota;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
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
    public @Nullable RequestQuota acquireForToken(String tokenId) {
        return window.acquire("token:" + tokenId);
    }

    @Override
    public @Nullable RequestQuota acquireForAddress(String address) {
        return window.acquire("address:" + ClientKeyResolver.resolve(address));
    }
}
