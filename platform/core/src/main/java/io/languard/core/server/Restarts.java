package io.languard.core.server;

import io.languard.core.CoreThreads;
import io.languard.core.registry.AdapterRegistry;
import io.languard.ports.server.ServerStatus;
import io.languard.ports.user.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Starts that nobody waits for: after a crash, after a stop that was one half of a restart, after the platform's own. */
final class Restarts {

    private final AdapterRegistry registry;
    private final Life life;
    private final CoreThreads threads;
    private final Consumer<ManagedServer> start;

    Restarts(AdapterRegistry registry, Life life, CoreThreads threads, Consumer<ManagedServer> start) {
        this.registry = registry;
        this.life = life;
        this.threads = threads;
        this.start = start;
    }

    /** Starts it again if its stop was asked for as one half of a restart. The caller holds the lock. */
    void afterStop(ManagedServer server) {
        Actor actor = server.startAfterStop;
        server.startAfterStop = null;
        if (actor != null) {
            server.restarts.startAfresh();
            life.countRestarts(server, 0);
            threads.soon(() -> start.accept(server));
        }
    }

    /** Plans a restart of a crashed server as its record allows. The caller holds the lock. */
    void plan(ManagedServer server) {
        if (!server.record().autoRestart()) {
            return;
        }
        Optional<Duration> delay = server.restarts.next(server.record().maxRestarts(), Instant.now());
        if (delay.isPresent()) {
            after(server, delay.get(), true);
        } else {
            life.audit(
                    server,
                    "restart_gave_up",
                    Actor.SUPERVISOR,
                    Map.of(
                            "restarts",
                            server.restarts.count(),
                            "max_restarts",
                            server.record().maxRestarts()));
        }
    }

    /**
     * Restarts after a delay, and waits on if the adapter is away by then. The caller holds the lock.
     *
     * @param counts whether it is one of the restarts that are counted
     */
    void after(ManagedServer server, Duration delay, boolean counts) {
        server.pendingRestart = threads.after(delay.toMillis(), TimeUnit.MILLISECONDS, () -> now(server, counts));
    }

    private void now(ManagedServer server, boolean counts) {
        server.lock.lock();
        try {
            if (server.pendingRestart == null || server.status().isActive() || server.deleted) {
                return;
            }
            if (!registry.has(server.record().gameType())) {
                after(server, Duration.ofSeconds(2), counts);
                return;
            }
            if (counts) {
                life.countRestarts(server, server.restarts.count());
            }
            life.audit(
                    server,
                    "restarted",
                    Actor.SUPERVISOR,
                    Map.of("restart_count", server.record().restartCount()));
            long kills = server.kills.get();
            start.accept(server);
            server.pendingRestart = null; // not earlier, so that a kill finds something to kill while it is prepared
            if (server.status() == ServerStatus.ERROR && server.kills.get() == kills) {
                plan(server);
            }
        } finally {
            server.lock.unlock();
        }
    }
}
