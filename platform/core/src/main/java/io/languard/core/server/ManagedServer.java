package io.languard.core.server;

import io.languard.api.player.Player;
import io.languard.api.process.PortUse;
import io.languard.core.process.GameProcess;
import io.languard.ports.server.ServerRecord;
import io.languard.ports.server.ServerStatus;
import io.languard.ports.server.ServerView;
import io.languard.ports.user.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * One server in memory. Its life (status, process, what is planned) changes under {@link #lock} only; reading needs no lock.
 */
public final class ManagedServer {

    final ReentrantLock lock = new ReentrantLock();

    /** Held for a moment by whoever replaces the captured output, or shortens it, so that he knows which file it is. */
    public final ReentrantLock output = new ReentrantLock();

    private volatile ServerRecord record;
    volatile GameProcess process;
    volatile Integer maxPlayers;
    volatile List<PortUse> ports = List.of();
    volatile Figures figures;
    volatile List<Player> players = List.of();
    volatile boolean deleted;

    /** Set without the lock by a kill, so that whoever holds the lock sees that its work is unwanted. */
    final AtomicLong kills = new AtomicLong();

    // Guarded by the lock.
    StartWatch watch;
    ScheduledFuture<?> pendingRestart;
    ScheduledFuture<?> killTimer;
    ScheduledFuture<?> goodRun;
    Actor startAfterStop;
    long killsAtStart;
    String failure;
    final RestartPolicy restarts = new RestartPolicy();

    ManagedServer(ServerRecord record) {
        this.record = record;
    }

    /** The server's record as it is now. */
    public ServerRecord record() {
        return record;
    }

    /** The server's id. */
    public int id() {
        return record.id();
    }

    /** Whether the game runs and has been ready. */
    public boolean isPastStart() {
        return status() == ServerStatus.RUNNING;
    }

    ServerStatus status() {
        return record.status();
    }

    /** Definition and life are changed by different threads; neither may undo the other's change. */
    synchronized ServerRecord change(UnaryOperator<ServerRecord> change) {
        record = change.apply(record);
        return record;
    }

    ServerView view() {
        ServerRecord now = record;
        boolean runs = now.process() != null && now.status().isActive();
        Figures used = runs ? figures : null;
        return new ServerView(
                now.id(),
                now.name(),
                now.description(),
                now.gameType(),
                now.exePath(),
                now.status(),
                runs ? now.process().pid() : null,
                now.gamePort(),
                now.rconPort(),
                now.autoRestart(),
                now.maxRestarts(),
                now.restartCount(),
                runs ? players.size() : 0,
                maxPlayers,
                used == null ? null : used.cpuPercent(),
                used == null ? null : used.ramMb(),
                runs ? now.startedAt() : null,
                runs && now.startedAt() != null
                        ? Math.max(
                                0,
                                Duration.between(now.startedAt(), Instant.now()).toSeconds())
                        : null,
                now.createdAt(),
                now.updatedAt());
    }
}
