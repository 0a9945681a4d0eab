package io.languard.shell.remote;

import io.languard.service.event.PlatformEvent;
import io.languard.service.event.PlatformEvent.Audited;
import io.languard.service.event.PlatformEvent.RightsChanged;
import io.languard.service.event.PlatformEventListener;
import io.languard.service.event.UserAuditEvent.SessionsRevoked;
import io.languard.service.user.Actor;
import io.languard.shell.command.SessionActors;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Tracks open shells and running script lines, and closes those of a user whose tokens are revoked, or who is no longer
 * an admin.
 */
@Component(service = {OpenShellRegistry.class, PlatformEventListener.class})
public final class OpenShellRegistry implements PlatformEventListener {

    private static final Executor DELAYED = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    private final Map<Runnable, OpenShell> shells = new ConcurrentHashMap<>();
    private final SessionActors sessionActors;

    private record OpenShell(Supplier<Actor> actor, boolean unrestricted) {}

    @Activate
    public OpenShellRegistry(@Reference SessionActors sessionActors) {
        this.sessionActors = sessionActors;
    }

    /**
     * Registers a shell of a user.
     *
     * @param closer ends the shell and what runs in it; called a second after the user's tokens are revoked, so that
     *     a command which revokes its own user's tokens can still print its result. No other command has any right by then
     */
    void add(Runnable closer, Supplier<Actor> actor) {
        shells.put(closer, new OpenShell(actor, sessionActors.isUnrestricted(actor.get())));
    }

    void remove(Runnable closer) {
        shells.remove(closer);
    }

    @Override
    public void onEvent(PlatformEvent event) {
        if (event instanceof Audited audited && audited.event() instanceof SessionsRevoked revoked) {
            shells.forEach((closer, shell) -> {
                if (shell.actor().get().name().equals(revoked.username())) {
                    DELAYED.execute(closer);
                }
            });
        } else if (event instanceof RightsChanged changed) {
            shells.forEach((closer, shell) -> {
                if (shell.unrestricted() && isRestrictedNow(shell, changed.username())) {
                    // Gogo may be running a whole script.
                    closer.run();
                }
            });
        }
    }

    private boolean isRestrictedNow(OpenShell shell, String username) {
        Actor actor = shell.actor().get();
        return actor.name().equals(username) && !sessionActors.isUnrestricted(actor);
    }
}
