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
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Goes on where the platform was when it ended, however it ended: finds processes again, and starts again what should run
 * and does not, a few at a time.
 */
@Component(service = Restore.class, immediate = true)
public class Restore {

    private static final int AT_A_TIME = 2;
    private static final Duration BETWEEN = Duration.ofSeconds(3);

    private final Fleet fleet;
    private final Runs runs;
    private final Life life;
    private final Preparation preparation;
    private final LivePlayers players;
    private final CoreThreads threads;
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

    private void restore() {
        try {
            Map<Path, ProcessIdentity> leaders = ProcessTable.leadersByOutput();
            fleet.load().forEach(server -> restore(server, leaders));
        } catch (LanguardException e) {
            if (e.code() != ErrorCode.DATABASE_UNAVAILABLE) {
                throw e;
            }
            threads.after(1, TimeUnit.SECONDS, this::restore);
        }
    }

    private void restore(ManagedServer server, Map<Path, ProcessIdentity> leaders) {
        server.lock.lock();
        try {
            fleet.refreshDerived(server);
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
            runs.restartAfter(server, BETWEEN.multipliedBy(planned++ / AT_A_TIME), false);
        }
    }
}
