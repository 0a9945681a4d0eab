package io.languard.core.server;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.CoreThreads;
import io.languard.core.player.LivePlayers;
import io.languard.core.process.ProcessTable;
import io.languard.ports.server.ProcessIdentity;
import io.languard.ports.server.ServerStatus;
import io.languard.ports.user.Actor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on where the platform was when it ended, however it ended: finds processes again, and starts again what should run
 * and does not, a few at a time.
 */
@Component(service = Restore.class, immediate = true)
public class Restore {

    private static final Logger LOG = LoggerFactory.getLogger(Restore.class);
    private static final int LONGEST_PATIENCE_SECONDS = 60;
    private static final int AT_A_TIME = 2;
    private static final Duration BETWEEN = Duration.ofSeconds(3);

    private final Fleet fleet;
    private final Runs runs;
    private final Life life;
    private final Preparation preparation;
    private final LivePlayers players;
    private final CoreThreads threads;

    // Used by one thread after the other: each attempt plans the next.
    private final List<ManagedServer> lost = new ArrayList<>();
    private final List<ManagedServer> vague = new ArrayList<>();
    private final Set<ManagedServer> complained = new HashSet<>();
    private boolean loaded;
    private int patience = 1;
    private int planned;

    @Activate
    public Restore(
            @Reference Fleet fleet,
            @Reference Runs runs,
            @Reference Life life,
            @Reference Preparation preparation,
            @Reference LivePlayers players,
            @Reference CoreThreads threads) {
        this.fleet = fleet;
        this.runs = runs;
        this.life = life;
        this.preparation = preparation;
        this.players = players;
        this.threads = threads;
        restore();
    }

    /** Each server by itself, so that none has to wait for another's trouble; what could not be done is tried again. */
    private void restore() {
        if (!isLoaded()) {
            threads.after(1, TimeUnit.SECONDS, this::restore);
            return;
        }
        if (!lost.isEmpty()) {
            Map<Path, ProcessIdentity> leaders = ProcessTable.leadersByOutput();
            lost.removeIf(server -> attempt(server, "recovered", () -> restore(server, leaders)));
        }
        Set<String> faulty = new HashSet<>();
        vague.removeIf(server -> derive(server, faulty));
        if (!lost.isEmpty() || !vague.isEmpty()) {
            threads.after(patience, TimeUnit.SECONDS, this::restore);
            patience = Math.min(LONGEST_PATIENCE_SECONDS, patience * 2);
        }
    }

    private boolean isLoaded() {
        if (!loaded) {
            try {
                lost.addAll(fleet.load());
                vague.addAll(lost);
                loaded = true;
            } catch (LanguardException e) {
                if (e.code() != ErrorCode.DATABASE_UNAVAILABLE) {
                    throw e;
                }
            }
        }
        return loaded;
    }

    /** What follows from the config is no part of the recovery: it may need the database, and an adapter that is faulty. */
    private boolean derive(ManagedServer server, Set<String> faulty) {
        String gameType = server.record().gameType();
        if (faulty.contains(gameType)) {
            return false; // one call that hangs is enough
        }
        boolean done = attempt(server, "asked for what follows from its config", () -> fleet.refreshDerived(server));
        if (!done) {
            faulty.add(gameType);
        }
        return done;
    }

    /** Whether it was done; what is in the way is logged once for each server. */
    private boolean attempt(ManagedServer server, String what, Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException e) {
            boolean away = e instanceof LanguardException known && known.code() == ErrorCode.DATABASE_UNAVAILABLE;
            if (!away && complained.add(server)) {
                LOG.error("Server {} could not be {}; that is tried again", server.id(), what, e);
            }
            return server.deleted;
        }
    }

    private void restore(ManagedServer server, Map<Path, ProcessIdentity> leaders) {
        server.lock.lock();
        try {
            if (server.deleted || server.process != null) {
                return; // an attempt before has got that far, or an admin was faster
            }
            server.restarts.resume(server.record().restartCount(), Instant.now());
            ProcessIdentity alive = alive(server, leaders);
            if (alive != null) {
                if (!server.status().isActive()) {
                    life.become(server, ServerStatus.STARTING);
                }
                runs.adopt(server, alive);
                players.resume(server);
                return;
            }
            players.ended(server);
            if (server.status() == ServerStatus.STOPPING) {
                life.become(server, ServerStatus.STOPPED);
            } else if (server.status().isActive()) {
                endedMeanwhile(server);
            }
        } finally {
            server.lock.unlock();
        }
    }

    private ProcessIdentity alive(ManagedServer server, Map<Path, ProcessIdentity> leaders) {
        ProcessIdentity known = server.record().process();
        if (known != null && ProcessTable.lives(known)) {
            return known;
        }
        return leaders.get(preparation.outputOf(server));
    }

    private void endedMeanwhile(ManagedServer server) {
        Map<String, Object> detail = new HashMap<>();
        detail.put("exit_code", null);
        detail.put("reason", "It ended while Languard was not running");
        life.become(server, ServerStatus.CRASHED);
        life.audit(server, "crashed", Actor.SUPERVISOR, detail);
        if (server.record().autoRestart()) {
            runs.startAfter(server, BETWEEN.multipliedBy(planned++ / AT_A_TIME));
        }
    }
}
