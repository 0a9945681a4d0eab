package io.languard.core.server;

import io.languard.api.player.Player;
import io.languard.api.process.PortBinding;
import io.languard.core.process.GameProcess;
import io.languard.service.server.ServerStatus;
import io.languard.service.server.ServerView;
import io.languard.service.user.Actor;
import io.languard.spi.server.ServerRecord;
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
public final class ServerInstance {

    final ReentrantLock lock = new ReentrantLock();

    /** Held for a moment by whoever replaces the captured output, or shortens it, so that he knows which file it is. */
    public final ReentrantLock outputLock = new ReentrantLock();

    private volatile ServerRecord record;
    volatile GameProcess process;
    volatile Integer maxPlayers;
    /** As its adapter last said; {@code null} while they have to be worked out anew. */
    private volatile List<PortBinding> ports;

    private int portsVersion;
    volatile ResourceUsage resourceUsage;
    volatile List<Player> players = List.of();
    volatile boolean deleted;

    /** Whether the process was found alive by this platform, not started by it. */
    volatile boolean adopted;

    /** Whether an admin told the game itself to end; {@code null} if nobody did. */
    volatile RequestedExit requestedExit;

    private final Map<Class<?>, Object> attachments = new ConcurrentHashMap<>();

    /** Set without the lock by a kill, so that whoever holds the lock sees that its work is unwanted. */
    final AtomicLong killCount = new AtomicLong();

    // Guarded by the lock.
    StartupMonitor startupMonitor;
    ScheduledFuture<?> pendingRestart;
    ScheduledFuture<?> killTimer;
    ScheduledFuture<?> stableRunTimer;
    Actor startAfterStop;
    long killCountAtStart;
    String failure;
    final RestartPolicy restartPolicy = new RestartPolicy();

    ServerInstance(ServerRecord record) {
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
    public <T> T attachment(Class<T> type, Function<ServerInstance, T> make) {
        return type.cast(attachments.computeIfAbsent(type, key -> make.apply(this)));
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
    public void updatePlayers(List<Player> now) {
        players = List.copyOf(now);
    }

    /** The game's end, if it comes, is wanted; {@code null} takes that back. */
    public void requestExit(RequestedExit wish) {
        requestedExit = wish;
    }

    /** The end of the process that is there now; done if there is none. */
    public CompletableFuture<?> onExit() {
        GameProcess now = process;
        return now == null ? CompletableFuture.completedFuture(null) : now.onExit();
    }

    public ServerStatus status() {
        return record.status();
    }

    /** Whether a kill has come since its process was wanted. */
    boolean isKilled() {
        return killCount.get() != killCountAtStart;
    }

    /** Nothing waits for its process any more. The caller holds the lock. */
    void cancelTimers() {
        if (startupMonitor != null) {
            startupMonitor.cancel();
            startupMonitor = null;
        }
        if (killTimer != null) {
            killTimer.cancel(false);
            killTimer = null;
        }
        if (stableRunTimer != null) {
            stableRunTimer.cancel(false);
            stableRunTimer = null;
        }
    }

    /** Definition and life are changed by different threads; neither may undo the other's change. */
    synchronized ServerRecord update(UnaryOperator<ServerRecord> change) {
        record = change.apply(record);
        return record;
    }

    List<PortBinding> ports() {
        return ports;
    }

    /** The ports may be others now. */
    synchronized void invalidatePorts() {
        ports = null;
        portsVersion++;
    }

    /** What {@link #cachePorts} wants to know: the ports are to be those of the record as it is now. */
    synchronized int portsVersion() {
        return portsVersion;
    }

    /** The ports, unless they may have become others since that round. */
    synchronized void cachePorts(List<PortBinding> now, int round) {
        if (round == portsVersion) {
            ports = List.copyOf(now);
        }
    }

    ServerView view() {
        ServerRecord now = record;
        boolean runs = now.process() != null && now.status().isActive();
        ResourceUsage used = runs ? resourceUsage : null;
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
