package io.languard.shell.remote;

import io.languard.service.event.PlatformEvent;
import io.languard.service.event.PlatformEvent.Audited;
import io.languard.service.event.PlatformEventListener;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Component;

/** The shells that people have open, and the lines that scripts run; those of a user end when his tokens do. */
@Component(service = {OpenShellRegistry.class, PlatformEventListener.class})
public final class OpenShellRegistry implements PlatformEventListener {

    private static final Set<String> ENDS = Set.of("user_deleted", "password_changed", "password_reset");

    private static final Executor A_MOMENT = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    private final Map<Runnable, String> shells = new ConcurrentHashMap<>();

    /**
     * From now on it ends with this user.
     *
     * @param end ends it, with what runs in it; called a moment after its user's end, so that a line which brings it about
     *     can still say that it did
     */
    void add(Runnable end, String username) {
        shells.put(end, username);
    }

    void remove(Runnable end) {
        shells.remove(end);
    }

    @Override
    public void onEvent(PlatformEvent event) {
        if (event instanceof Audited audited && ENDS.contains(audited.type())) {
            Object username = audited.detail().get("username");
            shells.forEach((end, user) -> {
                if (user.equals(username)) {
                    A_MOMENT.execute(end);
                }
            });
        }
    }
}
