package io.languard.core.server;

import io.languard.api.player.Player;
import io.languard.api.process.PortBinding;
import io.languard.core.CachedValue;
import io.languard.core.process.GameProcess;
import io.languard.core.process.ResourceUsage;
import io.languard.service.event.AddressMasker;
import io.languard.service.event.AuditEvent;
import io.languard.service.server.ServerFailure;
import io.languard.service.server.ServerStatus;
import io.languard.service.server.ServerView;
import io.languard.service.user.Actor;
import io.languard.spi.server.ProcessIdentity;
import io.languard.spi.server.ServerRecord;
import io.languard.spi.server.ServerRunState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One server in memory. Reading needs no lock. Everything that changes the server's run, its process or its timers is a
 * method of {@link LockedServer}, which only code that runs under the server's lock receives.
 */
public final class ServerInstance {

    private final ReentrantLock lock = new ReentrantLock();
    private final LockedServer locked;
    private final ReentrantLock outputLock = new ReentrantLock();
    private final ReentrantLock definitionLock = new ReentrantLock();
    private final ServerEvents events;
    private final Map<Class<?>, Object> attachments = new ConcurrentHashMap<>();
    private final CachedValue<List<PortBinding>> ports = new CachedValue<>();
    private final AtomicLong killRequests = new AtomicLong();
    private final AtomicReference<@Nullable RequestedExit> requestedExit = new AtomicReference<>();

    private volatile ServerRecord record;
    private volatile @Nullable Integer maxPlayers;
    private volatile @Nullable MeasuredUsage measuredUsage;
    private volatile List<Player> players = List.of();
    private volatile @Nullable RecentView recentView;

    ServerInstance(ServerRecord record, ServerEvents events) {
        this.record = record;
        this.events = events;
        this.locked = new LockedServer(this, lock, events);
    }

    /** Runs work under the server's lock and returns its result. */
    public <R extends @Nullable Object> R callLocked(Function<LockedServer, R> work) {
        lock.lock();
        try {
            return work.apply(locked);
        } finally {
            lock.unlock();
        }
    }

    /** Runs work under the server's lock. */
    public void runLocked(Consumer<LockedServer> work) {
        lock.lock();
        try {
            work.accept(locked);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Runs work under the server's lock, unless the lock is not free within the timeout or the thread is interrupted.
     *
     * @return whether the work was run
     */
    public boolean tryRunLocked(Duration timeout, Consumer<LockedServer> work) {
        try {
            if (!lock.tryLock(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            work.accept(locked);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Runs work that changes the server's definition, one change at a time. Independent of the lock of the run. */
    <R extends @Nullable Object> R callDefining(Supplier<R> work) {
        definitionLock.lock();
        try {
            return work.get();
        } finally {
            definitionLock.unlock();
        }
    }

    /** Returns the lock to hold while the file that captures the game's output is replaced or truncated. */
    public Lock outputLock() {
        return outputLock;
    }

    /** Returns the server's id. */
    public int id() {
        return record.id();
    }

    /** Returns the server's current record. */
    public ServerRecord record() {
        return record;
    }

    /** Returns the server's current status. */
    public ServerStatus status() {
        return record.status();
    }

    /** Returns whether the server has a process or is about to have one. */
    public boolean isActive() {
        return record.status().isActive();
    }

    /** Returns whether the game is ready and has not been asked to end. */
    public boolean isRunning() {
        return record.status() == ServerStatus.RUNNING;
    }

    /** Returns whether the process was adopted by this platform rather than started by it. */
    public boolean isAdopted() {
        return locked.adopted();
    }

    /** Returns whether the server has been deleted. */
    public boolean isDeleted() {
        return locked.deleted();
    }

    /** Returns the server's process; {@code null} if it has none. */
    public @Nullable GameProcess process() {
        return locked.process();
    }

    /** Returns a future that completes when the current process ends; already complete if there is none. */
    public CompletableFuture<?> onExit() {
        GameProcess now = process();
        return now == null ? CompletableFuture.completedFuture(null) : now.onExit();
    }

    /** Returns whether a restart is scheduled. */
    public boolean isRestartPending() {
        return locked.hasPendingRestart();
    }

    /** Returns this server's attachment of the given type, creating it on first use. Attachments live as long as the server. */
    public <T> T attachment(Class<T> type, Function<ServerInstance, T> factory) {
        return type.cast(attachments.computeIfAbsent(type, key -> factory.apply(this)));
    }

    /** Adds an entry to the server's audit trail. */
    public void audit(Actor actor, AuditEvent event) {
        events.audit(id(), actor, event);
    }

    /** Sets the players who are online. */
    public void updatePlayers(List<Player> now) {
        players = List.copyOf(now);
    }

    /** Sets the resource usage of a process, unless another process has replaced it. */
    public void updateResourceUsage(GameProcess of, ResourceUsage usage) {
        if (process() == of) {
            measuredUsage = new MeasuredUsage(of, usage);
        }
    }

    /** Marks the game's next exit as requested; {@code null} withdraws the mark. */
    public void requestExit(@Nullable RequestedExit exit) {
        requestedExit.set(exit);
    }

    /** Withdraws the mark set by this very object, but none that has replaced it. */
    public void withdrawExit(@Nullable RequestedExit exit) {
        requestedExit.compareAndSet(exit, null);
    }

    @Nullable
    RequestedExit requestedExit() {
        return requestedExit.get();
    }

    /**
     * Registers a kill. Needs no lock: a start that is under way learns from {@link #isKilled} that it must not start
     * the process any more.
     */
    public void requestKill() {
        killRequests.incrementAndGet();
    }

    /** Returns the number of kills requested so far. */
    public long killRequests() {
        return killRequests.get();
    }

    /** Returns whether a kill has been requested since the current run was requested. */
    public boolean isKilled() {
        return killRequests.get() != locked.killRequestsAtStart();
    }

    /**
     * Returns the server as clients see it.
     *
     * @param addresses whether the client may see network addresses of players
     * @param now the time up to which the uptime counts; one for all servers of a list
     */
    public ServerView view(boolean addresses, Instant now) {
        ServerRecord current = record;
        ServerRunState state = current.runState();
        ProcessIdentity process = state.status().isActive() ? state.process() : null;
        boolean runs = process != null;
        int playerCount = runs ? players.size() : 0;
        Integer currentMaxPlayers = maxPlayers;
        ResourceUsage usage = runs ? resourceUsage() : null;
        ServerFailure failure = state.status().isFailed() ? lastFailure(addresses) : null;
        RecentView recent = recentView;
        if (recent != null && recent.isCurrent(current, playerCount, currentMaxPlayers, usage, failure, now)) {
            return recent.view();
        }
        ServerView.Run run = new ServerView.Run(
                state.status(),
                process == null ? null : process.pid(),
                state.restartCount(),
                playerCount,
                currentMaxPlayers,
                usage == null ? null : usage.cpuPercent(),
                usage == null ? null : usage.ramMb(),
                runs ? state.startedAt() : null,
                failure);
        ServerView view =
                ServerView.of(current.id(), current.definition(), run, current.createdAt(), current.updatedAt(), now);
        recentView = new RecentView(current, playerCount, currentMaxPlayers, usage, failure, view);
        return view;
    }

    /**
     * Returns why the server failed most recently, whatever its status is now; {@code null} if it has not since the platform
     * started.
     *
     * @param addresses as in {@link #view}
     */
    public @Nullable ServerFailure lastFailure(boolean addresses) {
        ServerFailure failure = locked.lastFailure();
        return failure == null || addresses ? failure : failure.mapTexts(AddressMasker::mask);
    }

    private @Nullable ResourceUsage resourceUsage() {
        MeasuredUsage measured = measuredUsage;
        return measured == null || measured.of() != process() ? null : measured.usage();
    }

    /** Sets the maximum number of players and returns whether it was another one before. */
    boolean updateMaxPlayers(int now) {
        Integer before = maxPlayers;
        maxPlayers = now;
        return before == null || before != now;
    }

    /** Returns the cache of the ports that the adapter reports; it is empty while they must be queried again. */
    CachedValue<List<PortBinding>> ports() {
        return ports;
    }

    /**
     * Updates the record atomically: definition and run state are changed by different threads, and neither may undo
     * the other's change.
     */
    synchronized void update(UnaryOperator<ServerRecord> change) {
        record = change.apply(record);
    }

    private record MeasuredUsage(GameProcess of, ResourceUsage usage) {}
}
