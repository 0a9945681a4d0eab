package io.languard.core.lifecycle;

import io.languard.api.error.LanguardException;
import io.languard.core.CoreExecutors;
import io.languard.core.log.EndedRunLog;
import io.languard.core.process.GameProcess;
import io.languard.core.process.ProcessHost;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.server.LockedServer;
import io.languard.core.server.RequestedExit;
import io.languard.core.server.RestartPolicy;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerSnapshotFactory;
import io.languard.service.event.LifecycleAuditEvent.Adopted;
import io.languard.service.event.LifecycleAuditEvent.EndedBy;
import io.languard.service.event.LifecycleAuditEvent.Started;
import io.languard.service.event.LifecycleAuditEvent.Stopped;
import io.languard.service.event.ServerAuditEvent.ServerWarning;
import io.languard.service.log.LogLine;
import io.languard.service.server.ServerStatus;
import io.languard.service.user.Actor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Controls server processes from launch to exit. Each event is audited before the resulting status is set, so a client
 * that sees the status finds the reason in the audit trail.
 */
@Component(service = ProcessController.class)
public final class ProcessController implements StartupMonitor.StartupListener {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessController.class);

    /** How long an exit stays invisible until the lines that explain it have been stored. */
    private static final Duration LOG_TIMEOUT = Duration.ofSeconds(3);

    private final AdapterRegistry registry;
    private final LaunchPreparer launchPreparer;
    private final ServerSnapshotFactory serverSnapshotFactory;
    private final StopSequence stopSequence;
    private final AllServersStopper allServersStopper;
    private final ProcessListeners listeners;
    private final CoreExecutors threads;
    private final ProcessHost processHost;
    private final EndedRunLog endedRunLog;
    private final RestartScheduler restartScheduler;

    @Activate
    public ProcessController(
            @Reference AdapterRegistry registry,
            @Reference LaunchPreparer launchPreparer,
            @Reference ServerSnapshotFactory serverSnapshotFactory,
            @Reference ProcessHost processHost,
            @Reference StopSequence stopSequence,
            @Reference AllServersStopper allServersStopper,
            @Reference ProcessListeners listeners,
            @Reference EndedRunLog endedRunLog,
            @Reference CoreExecutors threads) {
        this.registry = registry;
        this.launchPreparer = launchPreparer;
        this.serverSnapshotFactory = serverSnapshotFactory;
        this.stopSequence = stopSequence;
        this.allServersStopper = allServersStopper;
        this.listeners = listeners;
        this.threads = threads;
        this.processHost = processHost;
        this.endedRunLog = endedRunLog;
        this.restartScheduler = new RestartScheduler(registry, processHost, threads, this::startInBackground);
    }

    /**
     * Starts the process of an inactive server on a worker.
     *
     * @param killsBefore the server's kill requests before the start was prepared; a later one applies to this start
     */
    void launch(LockedServer locked, LaunchPreparer.LaunchPlan plan, long killsBefore) {
        ServerInstance server = locked.server();
        locked.beginRun(killsBefore, plan.launch());
        try {
            plan.warnings().forEach(text -> server.audit(Actor.supervisor(), new ServerWarning(text)));
        } finally {
            // Always, or the server would stay in STARTING.
            threads.execute(() -> server.runLocked(held -> startProcess(held, plan)));
        }
    }

    /** Adopts a process that survived a restart of the platform. */
    void adopt(LockedServer locked, GameProcess process) {
        ServerInstance server = locked.server();
        Instant startedAt = server.record().runState().startedAt();
        locked.adoptProcess(process, startedAt == null ? now() : startedAt);
        server.audit(Actor.supervisor(), new Adopted(process.identity().pid()));
        watchExit(server, process);
        switch (server.status()) {
            case STARTING -> watchStartup(locked, process);
            case STOPPING -> stopSequence.stop(locked, false);
            default -> ready(locked, process);
        }
        listeners.processAdopted(server);
    }

    /** Records that the process of an earlier run ended while the platform was not running. */
    void endedWhileAway(LockedServer locked) {
        listeners.processEnded(locked.server());
    }

    /** Starts an inactive server after a delay, because the platform itself has started. */
    void startAfter(LockedServer locked, Duration delay) {
        restartScheduler.scheduleFirst(locked, delay);
    }

    /** Handles the exit of a process once everything it has written is stored, or that takes too long. */
    private void storeLogOf(ServerInstance server, GameProcess process) {
        if (server.process() == process && !server.isKilled()) {
            endedRunLog
                    .storeAll(server.id())
                    .completeOnTimeout(null, LOG_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .thenAccept(stored -> threads.execute(() -> processExited(server, process)));
        } else {
            processExited(server, process);
        }
    }

    /** Handles the exit of a process; does nothing if it has not ended or its exit has been handled. */
    void processExited(ServerInstance server, GameProcess process) {
        if (server.process() != process || !process.onExit().isDone()) {
            return;
        }
        server.runLocked(locked -> {
            if (server.process() == process) {
                finish(locked, process, process.onExit().join());
            }
        });
    }

    @Override
    public void onReady(ServerInstance server, GameProcess process) {
        server.runLocked(locked -> {
            if (server.process() == process && server.status() == ServerStatus.STARTING) {
                server.audit(Actor.supervisor(), new Started(process.identity().pid()));
                locked.transitionTo(ServerStatus.RUNNING);
                ready(locked, process);
            }
        });
    }

    @Override
    public void onTimeout(ServerInstance server, GameProcess process, Duration timeout, @Nullable String failure) {
        server.runLocked(locked -> {
            if (server.process() == process && server.status() == ServerStatus.STARTING) {
                locked.failWith("The game was not ready within " + timeout.toSeconds() + " s and was ended"
                        + (failure == null ? "" : ". " + failure));
                stopSequence.end(locked, process);
            }
        });
    }

    /** Starts a server for which no client waits; a failure results in an audit entry and the status {@code ERROR}. */
    private void startInBackground(ServerInstance server) {
        server.runLocked(locked -> {
            if (server.isDeleted() || server.isActive()) {
                return;
            }
            if (allServersStopper.isEnding()) {
                locked.setResume(true); // left to the next start of the platform
                return;
            }
            try {
                long killsBefore = server.killRequests();
                launch(locked, launchPreparer.prepare(server), killsBefore);
            } catch (LanguardException e) {
                FailureRecorder.startFailed(locked, e.getMessage(), List.of());
            } catch (RuntimeException e) {
                FailureRecorder.startFailed(locked, unexpected(server, e), List.of());
            }
        });
    }

    private static String unexpected(ServerInstance server, RuntimeException e) {
        LOG.error("Could not start server {}", server.id(), e);
        return "The server could not be started; see Languard's log";
    }

    private void startProcess(LockedServer locked, LaunchPreparer.LaunchPlan plan) {
        ServerInstance server = locked.server();
        if (server.status() == ServerStatus.STOPPING || server.isKilled()) {
            if (server.isActive()) {
                locked.transitionTo(ServerStatus.STOPPED);
                restartScheduler.restartIfRequested(locked);
            }
            return;
        }
        if (server.status() != ServerStatus.STARTING || server.process() != null) {
            return;
        }
        server.outputLock().lock();
        GameProcess process;
        try {
            process = processHost.start(plan.process());
        } catch (IOException e) {
            FailureRecorder.startFailed(locked, "The process could not be started: " + e.getMessage(), List.of());
            return;
        } catch (RuntimeException e) {
            FailureRecorder.startFailed(locked, unexpected(server, e), List.of());
            return;
        } finally {
            server.outputLock().unlock();
        }
        locked.attachProcess(process, now());
        watchExit(server, process);
        watchStartup(locked, process);
        if (server.isKilled()) {
            process.killTree(); // the kill came before the process was attached
        }
    }

    private void watchExit(ServerInstance server, GameProcess process) {
        process.onExit().thenAccept(exit -> threads.execute(() -> storeLogOf(server, process)));
    }

    private void watchStartup(LockedServer locked, GameProcess process) {
        ServerInstance server = locked.server();
        StartupMonitor monitor = new StartupMonitor(
                server, process, launchPreparer.outputFile(server), registry, serverSnapshotFactory, threads, this);
        locked.cancelStartupWith(monitor::cancel);
        monitor.start();
    }

    private void ready(LockedServer locked, GameProcess process) {
        ServerInstance server = locked.server();
        listeners.processReady(server);
        locked.cancelWithProcess(threads.schedule(
                RestartPolicy.WINDOW.toSeconds(),
                TimeUnit.SECONDS,
                () -> server.runLocked(held -> {
                    if (server.process() == process) {
                        held.resetRestarts();
                    }
                })));
    }

    private void finish(LockedServer locked, GameProcess process, Optional<Integer> exitCode) {
        ServerInstance server = locked.server();
        boolean requested = server.status() == ServerStatus.STOPPING || server.isKilled() || exitRequested(locked);
        boolean starting = server.status() == ServerStatus.STARTING;
        locked.detachProcess();
        listeners.processEnded(server);
        long pid = process.identity().pid();
        List<LogLine> lines = endedRunLog.lastLines(server.id());
        if (requested) {
            server.audit(Actor.supervisor(), new Stopped(exitCode.orElse(null), pid, endedBy(process)));
            locked.transitionTo(ServerStatus.STOPPED);
            restartScheduler.restartIfRequested(locked);
        } else if (locked.failure().isPresent()) {
            FailureRecorder.startFailed(locked, locked.failure().get(), lines);
        } else if (starting && ExitExplainer.isNotExecuted(exitCode)) {
            Path executable = Path.of(server.record().definition().exePath());
            FailureRecorder.startFailed(locked, ExitExplainer.whyNotExecuted(exitCode.get(), executable, lines), lines);
        } else {
            String reason = ExitExplainer.why(exitCode, lines).orElse(null);
            FailureRecorder.crashed(locked, exitCode.orElse(null), pid, reason, lines);
            restartScheduler.scheduleAfterCrash(locked);
        }
    }

    /** Returns what ended a process whose end had been requested. */
    private static EndedBy endedBy(GameProcess process) {
        return switch (process.ending()) {
            case BY_KILL -> EndedBy.KILL;
            case BY_SIGNAL -> EndedBy.SIGNAL;
            case BY_ITSELF -> EndedBy.COMMAND;
        };
    }

    /** Returns whether an admin made the game itself exit, so that its exit is not a crash. */
    private static boolean exitRequested(LockedServer locked) {
        Optional<RequestedExit> exit = locked.requestedExit();
        exit.filter(RequestedExit::restart).ifPresent(restart -> locked.setStartAfterStop(true));
        return exit.isPresent();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
