package io.languard.core.server;

import io.languard.api.error.LanguardException;
import io.languard.core.CoreThreads;
import io.languard.core.player.LivePlayers;
import io.languard.core.process.FoundProcesses;
import io.languard.core.process.GameProcess;
import io.languard.core.process.ProcessStarter;
import io.languard.core.registry.AdapterRegistry;
import io.languard.ports.server.ProcessIdentity;
import io.languard.ports.server.ServerStatus;
import io.languard.ports.user.Actor;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
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
@Component(service = Runs.class)
public class Runs implements StartWatch.Outcome {

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
    private static final int CANNOT_EXECUTE = 126;
    private static final int NOT_FOUND = 127;

    private final AdapterRegistry registry;
    private final Preparation preparation;
    private final Snapshots snapshots;
    private final Life life;
    private final RemoteSessions sessions;
    private final LivePlayers players;
    private final Gauges gauges;
    private final CoreThreads threads;
    private final FoundProcesses found;
    private final Restarts restarts;
    private final Stops stops;

    @Activate
    public Runs(
            @Reference AdapterRegistry registry,
            @Reference Preparation preparation,
            @Reference Snapshots snapshots,
            @Reference Life life,
            @Reference RemoteSessions sessions,
            @Reference LivePlayers players,
            @Reference Gauges gauges,
            @Reference CoreThreads threads) {
        this.registry = registry;
        this.preparation = preparation;
        this.snapshots = snapshots;
        this.life = life;
        this.sessions = sessions;
        this.players = players;
        this.gauges = gauges;
        this.threads = threads;
        this.found = new FoundProcesses(threads);
        this.restarts = new Restarts(registry, life, threads, this::startInBackground);
        this.stops = new Stops(registry, life, sessions, threads);
    }

    /**
     * Starts the process soon. The caller holds the lock and has found the server inactive.
     *
     * @param kills how many kills there were before it was prepared; one that came since then is meant for this start
     */
    void begin(ManagedServer server, Preparation.Launch launch, long kills) {
        server.killsAtStart = kills;
        server.failure = null;
        server.endWish = null;
        server.adopted = false;
        server.figures = null;
        server.process = null;
        life.become(server, ServerStatus.STARTING);
        try {
            launch.warnings().forEach(text -> life.audit(server, "warning", Actor.SUPERVISOR, Map.of("message", text)));
        } finally {
            threads.soon(() -> spawn(server, launch)); // or the server would be starting for ever
        }
    }

    /** Takes over a process that was found alive. The caller holds the lock. */
    void adopt(ManagedServer server, ProcessIdentity identity) {
        GameProcess process = found.adopt(identity);
        server.killsAtStart = server.kills.get();
        server.adopted = true;
        Instant startedAt = server.record().startedAt();
        life.hasProcess(server, process, startedAt == null ? now() : startedAt);
        life.audit(server, "adopted", Actor.SUPERVISOR, Map.of("pid", identity.pid()));
        watchEnd(server, process);
        switch (server.status()) {
            case STARTING -> watchStart(server, process);
            case STOPPING -> stops.stop(server, false);
            default -> running(server, process);
        }
    }

    /** Ends the process. The caller holds the lock and has found the server active. */
    void stop(ManagedServer server, boolean force) {
        stops.stop(server, force);
    }

    /** Starts a server that is at rest after a delay. The caller holds the lock. */
    void startAfter(ManagedServer server, Duration delay) {
        restarts.after(server, delay, false);
    }

    /** The process has ended; does nothing if that is known already. */
    void ended(ManagedServer server, GameProcess process) {
        if (server.process != process || !process.ended().isDone()) {
            return;
        }
        process.killLeftovers(); // before the end is known and a restart planned: they would keep their ports from it
        server.lock.lock();
        try {
            if (server.process == process) {
                finish(server, process, process.ended().join());
            }
        } finally {
            server.lock.unlock();
        }
    }

    @Override
    public void ready(ManagedServer server, GameProcess process) {
        server.lock.lock();
        try {
            if (server.process == process && server.status() == ServerStatus.STARTING) {
                life.audit(
                        server,
                        "started",
                        Actor.SUPERVISOR,
                        Map.of("pid", process.identity().pid()));
                life.become(server, ServerStatus.RUNNING);
                running(server, process);
            }
        } finally {
            server.lock.unlock();
        }
    }

    @Override
    public void tooSlow(ManagedServer server, GameProcess process, Duration timeout, String trouble) {
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
    void startInBackground(ManagedServer server) {
        server.lock.lock();
        try {
            if (server.deleted || server.status().isActive()) {
                return;
            }
            long kills = server.kills.get();
            begin(server, preparation.prepare(server), kills);
        } catch (LanguardException e) {
            startFailed(server, e.getMessage());
        } catch (RuntimeException e) {
            startFailed(server, unexpected(server, e));
        } finally {
            server.lock.unlock();
        }
    }

    private static String unexpected(ManagedServer server, RuntimeException e) {
        LOG.error("Server {} could not be started", server.id(), e);
        return "The server could not be started; Languard's log says why";
    }

    private void spawn(ManagedServer server, Preparation.Launch launch) {
        server.lock.lock();
        try {
            if (server.status() == ServerStatus.STOPPING || server.isKilled()) {
                if (server.status().isActive()) {
                    life.become(server, ServerStatus.STOPPED);
                    restarts.afterStop(server);
                }
                return;
            }
            if (server.status() != ServerStatus.STARTING || server.process != null) {
                return;
            }
            GameProcess process = startProcess(server, launch);
            life.hasProcess(server, process, now());
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

    private static GameProcess startProcess(ManagedServer server, Preparation.Launch launch) throws IOException {
        server.output.lock();
        try {
            return ProcessStarter.start(
                    launch.executable().toString(), launch.command(), launch.environment(), launch.output());
        } finally {
            server.output.unlock();
        }
    }

    private void watchEnd(ManagedServer server, GameProcess process) {
        process.ended().thenAccept(exit -> threads.soon(() -> ended(server, process)));
    }

    private void watchStart(ManagedServer server, GameProcess process) {
        server.watch =
                new StartWatch(server, process, preparation.outputOf(server), registry, snapshots, threads, this);
        server.watch.begin();
    }

    private void running(ManagedServer server, GameProcess process) {
        gauges.watch(server);
        sessions.open(server);
        server.goodRun = threads.after(RestartPolicy.WINDOW.toSeconds(), TimeUnit.SECONDS, () -> {
            server.lock.lock();
            try {
                if (server.process == process) {
                    server.restarts.startAfresh();
                    life.countRestarts(server, 0);
                }
            } finally {
                server.lock.unlock();
            }
        });
    }

    /** The caller holds the lock. */
    private void finish(ManagedServer server, GameProcess process, Optional<Integer> exit) {
        boolean wanted = server.status() == ServerStatus.STOPPING || server.isKilled() || wished(server);
        boolean starting = server.status() == ServerStatus.STARTING;
        server.process = null;
        gauges.forget(server);
        server.figures = null;
        sessions.close(server);
        players.ended(server);
        server.cancelTimers();
        Map<String, Object> detail = new HashMap<>();
        detail.put("exit_code", exit.orElse(null));
        detail.put("pid", process.identity().pid());
        if (wanted) {
            life.audit(server, "stopped", Actor.SUPERVISOR, detail);
            life.become(server, ServerStatus.STOPPED);
            restarts.afterStop(server);
        } else if (server.failure != null) {
            startFailed(server, server.failure);
        } else if (starting
                && exit.filter(code -> code == CANNOT_EXECUTE || code == NOT_FOUND)
                        .isPresent()) {
            startFailed(server, "The system could not execute the file (exit code " + exit.get() + ")");
        } else {
            life.audit(server, "crashed", Actor.SUPERVISOR, detail);
            life.become(server, ServerStatus.CRASHED);
            restarts.plan(server);
        }
    }

    /** Whether an admin told the game itself to end, in which case its end is no crash. The caller holds the lock. */
    private static boolean wished(ManagedServer server) {
        EndWish wish = server.endWish;
        if (wish == null || server.status() != ServerStatus.RUNNING || !wish.counts(Instant.now())) {
            return false;
        }
        if (wish.restart()) {
            server.startAfterStop = wish.actor();
        }
        return true;
    }

    /** The caller holds the lock. */
    private void startFailed(ManagedServer server, String reason) {
        life.audit(server, "start_failed", Actor.SUPERVISOR, Map.of("reason", reason));
        if (server.status() != ServerStatus.ERROR) {
            life.become(server, ServerStatus.ERROR);
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
