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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
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
    /** As its adapter last said; {@code null} while they have to be worked out anew. */
    private volatile List<PortUse> ports;

    private int portsRound;
    volatile Figures figures;
    volatile List<Player> players = List.of();
    volatile boolean deleted;

    /** Whether the process was found alive by this platform, not started by it. */
    volatile boolean adopted;

    /** Whether an admin told the game itself to end; {@code null} if nobody did. */
    volatile EndWish endWish;

    private final Map<Class<?>, Object> parts = new ConcurrentHashMap<>();

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

    /**
     * What another part of the core keeps of this server, made when it is first asked for. It goes with the server, so
     * nobody has to be told of a deletion.
     */
    public <T> T part(Class<T> type, Function<ManagedServer, T> make) {
        return type.cast(parts.computeIfAbsent(type, key -> make.apply(this)));
    }

    /** Whether a process belongs to it, or is about to. */
    public boolean isActive() {
        return record.status().isActive();
    }

    /** Whether the game has been found ready and nobody has asked it to end. */
    public boolean isRunning() {
        return record.status() == ServerStatus.RUNNING;
    }

    /** Whether its process was found alive by this platform, not started by it. */
    public boolean isAdopted() {
        return adopted;
    }

    /** Who is there now, as the server object counts them. */
    public void show(List<Player> now) {
        players = List.copyOf(now);
    }

    /** The game's end, if it comes, is wanted; {@code null} takes that back. */
    public void wishEnd(EndWish wish) {
        endWish = wish;
    }

    /** The end of the process that is there now; done if there is none. */
    public CompletableFuture<?> ended() {
        GameProcess now = process;
        return now == null ? CompletableFuture.completedFuture(null) : now.ended();
    }

    ServerStatus status() {
        return record.status();
    }

    /** Whether a kill has come since its process was wanted. */
    boolean isKilled() {
        return kills.get() != killsAtStart;
    }

    /** Nothing waits for its process any more. The caller holds the lock. */
    void cancelTimers() {
        if (watch != null) {
            watch.cancel();
            watch = null;
        }
        if (killTimer != null) {
            killTimer.cancel(false);
            killTimer = null;
        }
        if (goodRun != null) {
            goodRun.cancel(false);
            goodRun = null;
        }
    }

    /** Definition and life are changed by different threads; neither may undo the other's change. */
    synchronized ServerRecord change(UnaryOperator<ServerRecord> change) {
        record = change.apply(record);
        return record;
    }

    List<PortUse> ports() {
        return ports;
    }

    /** The ports may be others now. */
    synchronized void forgetPorts() {
        ports = null;
        portsRound++;
    }

    /** What {@link #rememberPorts} wants to know: the ports are to be those of the record as it is now. */
    synchronized int portsRound() {
        return portsRound;
    }

    /** The ports, unless they may have become others since that round. */
    synchronized void rememberPorts(List<PortUse> now, int round) {
        if (round == portsRound) {
            ports = List.copyOf(now);
        }
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
