package io.languard.core.schedule;

import io.languard.core.server.ServerInstance;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.PlatformEventListener;
import io.languard.service.server.ServerStatus;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Waits for changes of servers' states without occupying threads. Thread-safe; no method blocks. */
@Component(service = {ServerStateAwaiter.class, PlatformEventListener.class})
public class ServerStateAwaiter implements PlatformEventListener {

    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();

    @Activate
    public ServerStateAwaiter() {}

    private record Wait(ServerInstance server, Set<ServerStatus> states, CompletableFuture<ServerStatus> next) {

        void check() {
            ServerStatus now = server.status();
            if (!states.contains(now)) {
                next.complete(now);
            }
        }
    }

    /**
     * Returns a future of the first state that is not one of these; it fails with a {@link
     * java.util.concurrent.TimeoutException} after the time limit.
     */
    CompletableFuture<ServerStatus> leave(ServerInstance server, Set<ServerStatus> states, Duration limit) {
        Wait wait = new Wait(server, states, new CompletableFuture<>());
        waits.add(wait);
        wait.next().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).whenComplete((state, e) -> waits.remove(wait));
        wait.check(); // after it was added, so that no change is missed
        return wait.next();
    }

    @Override
    public void onEvent(PlatformEvent event) {
        if (event instanceof PlatformEvent.StatusChanged changed) {
            waits.stream()
                    .filter(wait -> wait.server().id() == changed.serverId())
                    .forEach(Wait::check);
        }
    }
}
