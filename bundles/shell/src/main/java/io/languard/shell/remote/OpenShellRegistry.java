package io.languard.shell.remote;

import io.languard.service.event.PlatformEvent;
import io.languard.service.event.PlatformEvent.Audited;
import io.languard.service.event.PlatformEventListener;
import io.languard.service.event.UserAuditEvent.SessionsRevoked;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Component;

/** Tracks open shells and running script lines, and closes those of a user whose tokens are revoked. */
@Component(service = {OpenShellRegistry.class, PlatformEventListener.class})
public final class OpenShellRegistry implements PlatformEventListener {

    private static final Executor DELAYED = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    private final Map<Runnable, String> shells = new ConcurrentHashMap<>();

    /**
     * Registers a shell of a user.
     *
     * @param closer ends the shell and what runs in it; called a second after the user's tokens are revoked, so that
     *     a command which revokes its own user's tokens can still print its result
     */
    void add(Runnable closer, String username) {
        shells.put(closer, username);
    }

    void remove(Runnable closer) {
        shells.remove(closer);
    }

    @Override
    public void onEvent(PlatformEvent event) {
        if (event instanceof Audited audited && audited.event() instanceof SessionsRevoked revoked) {
            shells.forEach((closer, user) -> {
                if (user.equals(revoked.username())) {
                    DELAYED.execute(closer);
                }
            });
        }
    }
}
