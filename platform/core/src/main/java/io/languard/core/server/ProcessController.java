package io.languard.core.server;

import io.languard.api.error.LanguardException;
import io.languard.core.CoreExecutors;
import io.languard.core.process.AdoptedProcessMonitor;
import io.languard.core.process.GameProcess;
import io.languard.core.process.ProcessStarter;
import io.languard.core.registry.AdapterRegistry;
import io.languard.service.server.ServerStatus;
import io.languard.service.user.Actor;
import io.languard.spi.server.ProcessIdentity;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs of servers, from the start of a process to its end, whatever ends it. What happens is told before the state that
 * follows from it, so whoever sees the state finds the reason in the trail. Methods that say so want the caller to hold the
 * server's lock; the others take it.
 */
@Component(
        service = ProcessController.class,
        property = "listeners.cardinality.minimum:Integer=" + ProcessListener.COUNT)
public class ProcessController implements StartupMonitor.StartupListener {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessController.class);
    private static final int CANNOT_EXECUTE = 126;
    private static final int NOT_FOUND = 127;

    private final AdapterRegistry registry;
    private final LaunchPreparer launchPreparer;
    private final ServerSnapshotFactory serverSnapshotFactory;
    private final ServerStateMachine serverStateMachine;
    private final List<ProcessListener> listeners;
    private final CoreExecutors threads;
    private final AdoptedProcessMonitor found;
    private final RestartScheduler restartScheduler;
    private final StopSequence stopSequence;

    @Activate
    public ProcessController(
            @Reference AdapterRegistry registry,
            @Reference LaunchPreparer launchPreparer,
            @Reference ServerSnapshotFactory serverSnapshotFactory,
            @Reference ServerStateMachine serverStateMachine,
            @Reference ShutdownRequester shutdownRequester,
            @Reference(name = "listeners") List<ProcessListener> listeners,
            @Reference CoreExecutors threads) {
        this.registry = registry;
        this.launchPreparer = launchPreparer;
        this.serverSnapshotFactory = serverSnapshotFactory;
        this.serverStateMachine = serverStateMachine;
        this.listeners = List.copyOf(listeners);
        this.threads = threads;
        this.found = new AdoptedProcessMonitor(threads);
        this.restartScheduler = new RestartScheduler(registry, serverStateMachine, threads, this::startInBackground);
        this.stopSequence = new StopSequence(registry, serverStateMachine, shutdownRequester, threads);
    }

    /**
     * Starts the process soon. The caller holds the lock and has found the server inactive.
     *
     * @param kills how many kills there were before it was prepared; one that came since then is meant for this start
     */
    void launch(ServerInstance server, LaunchPreparer.LaunchPlan launchPlan, long kills) {
        server.killCountAtStart = kills;
        server.failure = null;
        server.requestedExit = null;
        server.adopted = false;
        server.resourceUsage = null;
        server.process = null;
        serverStateMachine.transitionTo(server, ServerStatus.STARTING);
        try {
            launchPlan
                    .warnings()
                    .forEach(text ->
                            serverStateMachine.audit(server, "warning", Actor.SUPERVISOR, Map.of("message", text)));
        } finally {
            threads.execute(() -> spawn(server, launchPlan)); // or the server would be starting for ever
        }
    }

    /** Takes over a process that was found alive. The caller holds the lock. */
    void adopt(ServerInstance server, ProcessIdentity identity) {
        GameProcess process = found.adopt(identity);
        server.killCountAtStart = server.killCount.get();
        server.adopted = true;
        Instant startedAt = server.record().startedAt();
        serverStateMachine.attachProcess(server, process, startedAt == null ? now() : startedAt);
        serverStateMachine.audit(server, "adopted", Actor.SUPERVISOR, Map.of("pid", identity.pid()));
        watchEnd(server, process);
        switch (server.status()) {
            case STARTING -> watchStart(server, process);
            case STOPPING -> stopSequence.stop(server, false);
            default -> running(server, process);
        }
        listeners.forEach(listener -> listener.processAdopted(server));
    }

    /** Tells the listeners that the server has no process any more. The caller holds the lock. */
    void ended(ServerInstance server) {
        listeners.forEach(listener -> listener.processEnded(server));
    }

    /** Ends the process. The caller holds the lock and has found the server active. */
    void stop(ServerInstance server, boolean force) {
        stopSequence.stop(server, force);
    }

    /** Starts a server that is at rest after a delay. The caller holds the lock. */
    void scheduleStart(ServerInstance server, Duration delay) {
        restartScheduler.schedule(server, delay, false);
    }

    /** The process has ended; does nothing if that is known already. */
    void processExited(ServerInstance server, GameProcess process) {
        if (server.process != process || !process.onExit().isDone()) {
            return;
        }
        process.killLeftovers(); // before the end is known and a restart planned: they would keep their ports from it
        server.lock.lock();
        try {
            if (server.process == process) {
                finish(server, process, process.onExit().join());
            }
        } finally {
            server.lock.unlock();
        }
    }

    @Override
    public void onReady(ServerInstance server, GameProcess process) {
        server.lock.lock();
        try {
            if (server.process == process && server.status() == ServerStatus.STARTING) {
                serverStateMachine.audit(
                        server,
                        "started",
                        Actor.SUPERVISOR,
                        Map.of("pid", process.identity().pid()));
                serverStateMachine.transitionTo(server, ServerStatus.RUNNING);
                running(server, process);
            }
        } finally {
            server.lock.unlock();
        }
    }

    @Override
    public void onTimeout(ServerInstance server, GameProcess process, Duration timeout, String trouble) {
        server.lock.lock();
        try {
            if (server.process == process && server.status() == ServerStatus.STARTING) {
                server.failure = "The game was not ready within " + timeout.toSeconds() + " s and was ended"
                        + (trouble == null ? "" : ". " + trouble);
            }
        } finally {
            server.lock.unlock();
        }
        process.killTree();
    }

    /** A start that nobody waits for; what it fails of becomes an event and the state {@code error}. */
    void startInBackground(ServerInstance server) {
        server.lock.lock();
        try {
            if (server.deleted || server.status().isActive()) {
                return;
            }
            long kills = server.killCount.get();
            launch(server, launchPreparer.prepare(server), kills);
        } catch (LanguardException e) {
            startFailed(server, e.getMessage());
        } catch (RuntimeException e) {
            startFailed(server, unexpected(server, e));
        } finally {
            server.lock.unlock();
        }
    }

    private static String unexpected(ServerInstance server, RuntimeException e) {
        LOG.error("Server {} could not be started", server.id(), e);
        return "The server could not be started; Languard's log says why";
    }

    private void spawn(ServerInstance server, LaunchPreparer.LaunchPlan launchPlan) {
        server.lock.lock();
        try {
            if (server.status() == ServerStatus.STOPPING || server.isKilled()) {
                if (server.status().isActive()) {
                    serverStateMachine.transitionTo(server, ServerStatus.STOPPED);
                    restartScheduler.restartIfRequested(server);
                }
                return;
            }
            if (server.status() != ServerStatus.STARTING || server.process != null) {
                return;
            }
            GameProcess process = startProcess(server, launchPlan);
            serverStateMachine.attachProcess(server, process, now());
            watchEnd(server, process);
            watchStart(server, process);
        } catch (IOException e) {
            startFailed(server, "The process could not be started: " + e.getMessage());
        } catch (RuntimeException e) {
            String reason = unexpected(server, e);
            if (server.process == null && server.status() == ServerStatus.STARTING) {
                startFailed(server, reason);
            }
        } finally {
            server.lock.unlock();
        }
        if (server.isKilled() && server.process != null) {
            server.process.killTree();
        }
    }

    private static GameProcess startProcess(ServerInstance server, LaunchPreparer.LaunchPlan launchPlan)
            throws IOException {
        server.outputLock.lock();
        try {
            return ProcessStarter.start(
                    launchPlan.executable().toString(),
                    launchPlan.command(),
                    launchPlan.environment(),
                    launchPlan.output());
        } finally {
            server.outputLock.unlock();
        }
    }

    private void watchEnd(ServerInstance server, GameProcess process) {
        process.onExit().thenAccept(exit -> threads.execute(() -> processExited(server, process)));
    }

    private void watchStart(ServerInstance server, GameProcess process) {
        server.startupMonitor = new StartupMonitor(
                server, process, launchPreparer.outputFile(server), registry, serverSnapshotFactory, threads, this);
        server.startupMonitor.start();
    }

    private void running(ServerInstance server, GameProcess process) {
        listeners.forEach(listener -> listener.processReady(server));
        server.stableRunTimer = threads.schedule(RestartPolicy.WINDOW.toSeconds(), TimeUnit.SECONDS, () -> {
            server.lock.lock();
            try {
                if (server.process == process) {
                    server.restartPolicy.reset();
                    serverStateMachine.updateRestartCount(server, 0);
                }
            } finally {
                server.lock.unlock();
            }
        });
    }

    /** The caller holds the lock. */
    private void finish(ServerInstance server, GameProcess process, Optional<Integer> exit) {
        boolean wanted = server.status() == ServerStatus.STOPPING || server.isKilled() || wished(server);
        boolean starting = server.status() == ServerStatus.STARTING;
        server.process = null;
        ended(server);
        server.resourceUsage = null;
        server.cancelTimers();
        Map<String, Object> detail = new HashMap<>();
        detail.put("exit_code", exit.orElse(null));
        detail.put("pid", process.identity().pid());
        if (wanted) {
            serverStateMachine.audit(server, "stopped", Actor.SUPERVISOR, detail);
            serverStateMachine.transitionTo(server, ServerStatus.STOPPED);
            restartScheduler.restartIfRequested(server);
        } else if (server.failure != null) {
            startFailed(server, server.failure);
        } else if (starting
                && exit.filter(code -> code == CANNOT_EXECUTE || code == NOT_FOUND)
                        .isPresent()) {
            startFailed(server, "The system could not execute the file (exit code " + exit.get() + ")");
        } else {
            serverStateMachine.audit(server, "crashed", Actor.SUPERVISOR, detail);
            serverStateMachine.transitionTo(server, ServerStatus.CRASHED);
            restartScheduler.scheduleAfterCrash(server);
        }
    }

    /** Whether an admin told the game itself to end, in which case its end is no crash. The caller holds the lock. */
    private static boolean wished(ServerInstance server) {
        RequestedExit wish = server.requestedExit;
        if (wish == null || server.status() != ServerStatus.RUNNING || !wish.isValidAt(Instant.now())) {
            return false;
        }
        if (wish.restart()) {
            server.startAfterStop = wish.actor();
        }
        return true;
    }

    /** The caller holds the lock. */
    private void startFailed(ServerInstance server, String reason) {
        serverStateMachine.audit(server, "start_failed", Actor.SUPERVISOR, Map.of("reason", reason));
        if (server.status() != ServerStatus.ERROR) {
            serverStateMachine.transitionTo(server, ServerStatus.ERROR);
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
