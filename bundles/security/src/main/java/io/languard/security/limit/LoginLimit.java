package io.languard.security.limit;

import io.languard.ports.settings.Settings;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The limit of login attempts a minute. Only the address counts, never the user name: nobody can lock another out.
 */
@Component(service = LoginLimit.class)
public final class LoginLimit {

    private final SlidingWindow window;

    @Activate
    public LoginLimit(@Reference Settings settings) {
        this(settings.loginRateLimit(), System::nanoTime);
    }

    public LoginLimit(int limit, LongSupplier nanoTime) {
        window = new SlidingWindow(limit, nanoTime);
    }

    /** Takes back an attempt that was counted just now. */
    public void forgive(String address) {
        window.forgive(ClientKey.of(address));
    }

    /** Counts one attempt from this address, whatever comes of it. */
    public void count(String address) {
        window.count(ClientKey.of(address));
    }
}
