package io.languard.core.lifecycle;

import io.languard.core.CoreExecutors;
import io.languard.core.process.ProcessHost;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.server.LockedServer;
import io.languard.core.server.ServerInstance;
import io.languard.service.event.LifecycleAuditEvent.RestartGaveUp;
import io.languard.service.event.LifecycleAuditEvent.Restarted;
import io.languard.service.event.ServerAuditEvent.ServerWarning;
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

    /** How long a start after the start of the platform waits for a file system that is mounted late. */
    private static final Duration MOUNT_TIMEOUT = Duration.ofMinutes(10);

    private static final Duration MOUNT_RETRY = Duration.ofSeconds(2);

    private final AdapterRegistry registry;
    private final ProcessHost processHost;
    private final CoreExecutors threads;
    private final Consumer<ServerInstance> starter;

    RestartScheduler(
            AdapterRegistry registry,
            ProcessHost processHost,
            CoreExecutors threads,
            Consumer<ServerInstance> starter) {
        this.registry = registry;
        this.processHost = processHost;
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
            schedule(locked, delay.get(), () -> restart(server, true));
        } else {
            server.audit(
                    Actor.supervisor(),
                    new RestartGaveUp(
                            locked.consecutiveRestarts(),
                            server.record().definition().maxRestarts()));
        }
    }

    /**
     * Schedules the first start after the platform itself has started. It waits for an executable that does not exist yet,
     * since after a reboot its file system may be mounted late, and does not count as a restart.
     */
    void scheduleFirst(LockedServer locked, Duration delay) {
        ServerInstance server = locked.server();
        long startNanos = System.nanoTime() + delay.toNanos();
        schedule(locked, delay, () -> startFirst(server, startNanos, true));
    }

    private void startFirst(ServerInstance server, long sinceNanos, boolean report) {
        server.runLocked(locked -> {
            String executable = server.record().definition().exePath();
            if (isDue(locked)
                    && !processHost.exists(executable)
                    && System.nanoTime() - sinceNanos < MOUNT_TIMEOUT.toNanos()) {
                if (report) {
                    server.audit(
                            Actor.supervisor(),
                            new ServerWarning("There is no file '" + executable + "' yet; the start waits up to "
                                    + MOUNT_TIMEOUT.toMinutes() + " minutes for it"));
                }
                schedule(locked, MOUNT_RETRY, () -> startFirst(server, sinceNanos, false));
            } else {
                restart(server, false);
            }
        });
    }

    private void schedule(LockedServer locked, Duration delay, Runnable start) {
        locked.setPendingRestart(threads.schedule(delay.toMillis(), TimeUnit.MILLISECONDS, start));
    }

    /**
     * Starts a server; postponed while the adapter is unavailable.
     *
     * @param counted whether it counts as one of the consecutive restarts that clients see
     */
    private void restart(ServerInstance server, boolean counted) {
        server.runLocked(locked -> restart(locked, counted));
    }

    private static boolean isDue(LockedServer locked) {
        ServerInstance server = locked.server();
        return server.isRestartPending() && !server.isActive() && !server.isDeleted();
    }

    private void restart(LockedServer locked, boolean counted) {
        ServerInstance server = locked.server();
        if (!isDue(locked)) {
            return;
        }
        if (!registry.has(server.record().gameType())) {
            schedule(locked, ADAPTER_RETRY, () -> restart(server, counted));
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
