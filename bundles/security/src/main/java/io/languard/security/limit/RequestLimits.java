package io.languard.security.limit;

import io.languard.ports.settings.Settings;
import io.languard.ports.user.RateLimits;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The limit of requests a minute. */
@Component
public final class RequestLimits implements RateLimits {

    private final SlidingWindow window;

    @Activate
    public RequestLimits(@Reference Settings settings) {
        this(settings.rateLimit(), System::nanoTime);
    }

    RequestLimits(int limit, LongSupplier nanoTime) {
        window = new SlidingWindow(limit, nanoTime);
    }

    @Override
    public void count(String key) {
        window.count(ClientKey.of(key));
    }
}
