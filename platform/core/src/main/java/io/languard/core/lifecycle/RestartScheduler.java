package io.languard.core.lifecycle;

import io.languard.core.CoreExecutors;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.server.LockedServer;
import io.languard.core.server.ServerInstance;
import io.languard.service.event.LifecycleAuditEvent.RestartGaveUp;
import io.languard.service.event.LifecycleAuditEvent.Restarted;
import io.languard.service.server.ServerStatus;
import io.languard.service.user.Actor;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Schedules starts that no client waits for: after a crash, as the second half of a restart, and after a restart of the
 * platform.
 */
final class RestartScheduler {

    private static final Duration ADAPTER_RETRY = Duration.ofSeconds(2);

    private final AdapterRegistry registry;
    private final CoreExecutors threads;
    private final Consumer<ServerInstance> starter;

    RestartScheduler(AdapterRegistry registry, CoreExecutors threads, Consumer<ServerInstance> starter) {
        this.registry = registry;
        this.threads = threads;
        this.starter = starter;
    }

    /** Starts a stopped server again if its stop was the first half of a restart, unless it is killed meanwhile. */
    void restartIfRequested(LockedServer locked) {
        ServerInstance server = locked.server();
        long killsBefore = server.killRequests(); // first, so that a later kill is noticed here or by the start
        if (locked.takeStartAfterStop() && !server.isKilled()) {
            locked.resetRestarts();
            threads.execute(() -> server.runLocked(held -> {
                if (server.killRequests() == killsBefore) {
                    starter.accept(server);
                }
            }));
        }
    }

    /** Schedules the restart of a crashed server as its definition and the restart policy allow. */
    void scheduleAfterCrash(LockedServer locked) {
        ServerInstance server = locked.server();
        if (!server.record().definition().autoRestart()) {
            return;
        }
        Optional<Duration> delay = locked.nextRestartDelay();
        if (delay.isPresent()) {
            schedule(locked, delay.get(), true);
        } else {
            server.audit(
                    Actor.supervisor(),
                    new RestartGaveUp(
                            locked.consecutiveRestarts(),
                            server.record().definition().maxRestarts()));
        }
    }

    /**
     * Schedules a start after a delay; it is postponed while the adapter is unavailable.
     *
     * @param counted whether it counts as one of the consecutive restarts that clients see
     */
    void schedule(LockedServer locked, Duration delay, boolean counted) {
        ServerInstance server = locked.server();
        locked.setPendingRestart(threads.schedule(
                delay.toMillis(), TimeUnit.MILLISECONDS, () -> server.runLocked(held -> restart(held, counted))));
    }

    private void restart(LockedServer locked, boolean counted) {
        ServerInstance server = locked.server();
        if (!server.isRestartPending() || server.isActive() || server.isDeleted()) {
            return;
        }
        if (!registry.has(server.record().gameType())) {
            schedule(locked, ADAPTER_RETRY, counted);
            return;
        }
        if (counted) {
            locked.publishRestarts();
        }
        server.audit(
                Actor.supervisor(), new Restarted(server.record().runState().restartCount()));
        long killsBefore = server.killRequests();
        starter.accept(server);
        locked.setPendingRestart(null); // not earlier, so that a kill takes effect while the start is prepared
        if (server.status() == ServerStatus.ERROR && server.killRequests() == killsBefore) {
            scheduleAfterCrash(locked);
        }
    }
}
