package io.languard.core.server;

import io.languard.core.CoreExecutors;
import io.languard.core.registry.AdapterRegistry;
import io.languard.service.server.ServerStatus;
import io.languard.service.user.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Starts that nobody waits for: after a crash, after a stop that was one half of a restart, after the platform's own. */
final class RestartScheduler {

    private final AdapterRegistry registry;
    private final ServerStateMachine serverStateMachine;
    private final CoreExecutors threads;
    private final Consumer<ServerInstance> start;

    RestartScheduler(
            AdapterRegistry registry,
            ServerStateMachine serverStateMachine,
            CoreExecutors threads,
            Consumer<ServerInstance> start) {
        this.registry = registry;
        this.serverStateMachine = serverStateMachine;
        this.threads = threads;
        this.start = start;
    }

    /** Starts it again if its stop was asked for as one half of a restart. The caller holds the lock. */
    void restartIfRequested(ServerInstance server) {
        Actor actor = server.startAfterStop;
        server.startAfterStop = null;
        if (actor != null) {
            server.restartPolicy.reset();
            serverStateMachine.updateRestartCount(server, 0);
            threads.execute(() -> start.accept(server));
        }
    }

    /** Plans a restart of a crashed server as its record allows. The caller holds the lock. */
    void scheduleAfterCrash(ServerInstance server) {
        if (!server.record().autoRestart()) {
            return;
        }
        Optional<Duration> delay =
                server.restartPolicy.nextDelay(server.record().maxRestarts(), Instant.now());
        if (delay.isPresent()) {
            schedule(server, delay.get(), true);
        } else {
            serverStateMachine.audit(
                    server,
                    "restart_gave_up",
                    Actor.SUPERVISOR,
                    Map.of(
                            "restarts",
                            server.restartPolicy.restartCount(),
                            "max_restarts",
                            server.record().maxRestarts()));
        }
    }

    /**
     * Restarts after a delay, and waits on if the adapter is away by then. The caller holds the lock.
     *
     * @param counts whether it is one of the restarts that are counted
     */
    void schedule(ServerInstance server, Duration delay, boolean counts) {
        server.pendingRestart = threads.schedule(delay.toMillis(), TimeUnit.MILLISECONDS, () -> now(server, counts));
    }

    private void now(ServerInstance server, boolean counts) {
        server.lock.lock();
        try {
            if (server.pendingRestart == null || server.status().isActive() || server.deleted) {
                return;
            }
            if (!registry.has(server.record().gameType())) {
                schedule(server, Duration.ofSeconds(2), counts);
                return;
            }
            if (counts) {
                serverStateMachine.updateRestartCount(server, server.restartPolicy.restartCount());
            }
            serverStateMachine.audit(
                    server,
                    "restarted",
                    Actor.SUPERVISOR,
                    Map.of("restart_count", server.record().restartCount()));
            long kills = server.killCount.get();
            start.accept(server);
            server.pendingRestart = null; // not earlier, so that a kill finds something to kill while it is prepared
            if (server.status() == ServerStatus.ERROR && server.killCount.get() == kills) {
                scheduleAfterCrash(server);
            }
        } finally {
            server.lock.unlock();
        }
    }
}
