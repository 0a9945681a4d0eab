package io.languard.core.server;

import io.languard.api.player.Player;
import io.languard.api.process.PortBinding;
import io.languard.core.CachedValue;
import io.languard.core.process.GameProcess;
import io.languard.core.process.ResourceUsage;
import io.languard.service.server.ServerDefinition;
import io.languard.service.server.ServerStatus;
import io.languard.service.server.ServerView;
import io.languard.service.user.Actor;
import io.languard.spi.server.ServerRecord;
import io.languard.spi.server.ServerRunState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One server in memory. Reading needs no lock. Whatever changes the server's run, its process and what is planned for it, is
 * a method of {@link Locked}, which is handed only to code that runs under the server's lock.
 */
public final class ServerInstance {

    private final ReentrantLock lock = new ReentrantLock();
    private final Locked locked = new Locked();
    private final ReentrantLock outputLock = new ReentrantLock();
    private final ReentrantLock definitionLock = new ReentrantLock();
    private final ServerEvents events;
    private final Map<Class<?>, Object> attachments = new ConcurrentHashMap<>();
    private final CachedValue<List<PortBinding>> ports = new CachedValue<>();
    private final AtomicLong killRequests = new AtomicLong();

    private volatile ServerRecord record;
    private volatile Integer maxPlayers;
    private volatile ResourceUsage resourceUsage;
    private volatile List<Player> players = List.of();
    private volatile RequestedExit requestedExit;

    // Written under the lock only.
    private volatile GameProcess process;
    private volatile boolean adopted;
    private volatile boolean deleted;
    private volatile long killRequestsAtStart;
    private volatile ScheduledFuture<?> pendingRestart;

    ServerInstance(ServerRecord record, ServerEvents events) {
        this.record = record;
        this.events = events;
    }

    /** Runs work under the server's lock and returns its result. */
    public <R> R callLocked(Function<Locked, R> work) {
        lock.lock();
        try {
            return work.apply(locked);
        } finally {
            lock.unlock();
        }
    }

    /** Runs work under the server's lock. */
    public void runLocked(Consumer<Locked> work) {
        callLocked(held -> {
            work.accept(held);
            return null;
        });
    }

    /**
     * Runs work under the server's lock, unless it is not free within the timeout or the thread is interrupted.
     *
     * @return whether the work was run
     */
    public boolean tryRunLocked(Duration timeout, Consumer<Locked> work) {
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

    /** Runs work that changes the server's definition, one at a time. Independent of the lock of its run. */
    <R> R callDefining(Supplier<R> work) {
        definitionLock.lock();
        try {
            return work.get();
        } finally {
            definitionLock.unlock();
        }
    }

    /** Whether some thread holds the server's lock. */
    public boolean isLocked() {
        return lock.isLocked();
    }

    /** The lock to hold while the file that captures the game's output is replaced or truncated. */
    public Lock outputLock() {
        return outputLock;
    }

    /** The server's id. */
    public int id() {
        return record.id();
    }

    /** The server's record as it is now. */
    public ServerRecord record() {
        return record;
    }

    /** The server's status as it is now. */
    public ServerStatus status() {
        return record.status();
    }

    /** Whether the server has a process or is about to have one. */
    public boolean isActive() {
        return record.status().isActive();
    }

    /** Whether the game is ready and has not been asked to end. */
    public boolean isRunning() {
        return record.status() == ServerStatus.RUNNING;
    }

    /** Whether the process was adopted by this platform rather than started by it. */
    public boolean isAdopted() {
        return adopted;
    }

    /** Whether the server has been deleted. */
    public boolean isDeleted() {
        return deleted;
    }

    /** The server's process; {@code null} if it has none. */
    public GameProcess process() {
        return process;
    }

    /** Completes when the present process ends; already complete if there is none. */
    public CompletableFuture<?> onExit() {
        GameProcess now = process;
        return now == null ? CompletableFuture.completedFuture(null) : now.onExit();
    }

    /** Whether a restart is scheduled. */
    public boolean isRestartPending() {
        return pendingRestart != null;
    }

    /** Returns this server's attachment of the given type, creating it on first use. Attachments live as long as the server. */
    public <T> T attachment(Class<T> type, Function<ServerInstance, T> factory) {
        return type.cast(attachments.computeIfAbsent(type, key -> factory.apply(this)));
    }

    /** Adds an entry to the server's audit trail. */
    public void audit(String type, String actor, Map<String, Object> detail) {
        events.audit(id(), type, actor, detail);
    }

    /** Sets the players that are online. */
    public void updatePlayers(List<Player> now) {
        players = List.copyOf(now);
    }

    /** Sets what a process uses, unless another process has taken its place. */
    public void updateResourceUsage(GameProcess of, ResourceUsage usage) {
        if (process == of) {
            resourceUsage = usage;
        }
    }

    /** Marks the game's exit, if it comes, as requested; {@code null} withdraws that. */
    public void requestExit(RequestedExit exit) {
        requestedExit = exit;
    }

    /**
     * Registers a kill. Needs no lock: whoever holds it sees from {@link #isKilled} that what it is about to start is not
     * wanted any more.
     */
    public void requestKill() {
        killRequests.incrementAndGet();
    }

    /** The number of kills requested so far. */
    public long killRequests() {
        return killRequests.get();
    }

    /** Whether a kill has been requested since the present run was requested. */
    public boolean isKilled() {
        return killRequests.get() != killRequestsAtStart;
    }

    /** Returns the server as clients see it. */
    public ServerView view() {
        ServerRecord now = record;
        ServerDefinition definition = now.definition();
        ServerRunState state = now.runState();
        boolean runs = state.process() != null && state.status().isActive();
        ResourceUsage usage = runs ? resourceUsage : null;
        Instant startedAt = runs ? state.startedAt() : null;
        return new ServerView(
                now.id(),
                definition.name(),
                definition.description(),
                definition.gameType(),
                definition.exePath(),
                state.status(),
                runs ? state.process().pid() : null,
                definition.gamePort(),
                definition.rconPort(),
                definition.autoRestart(),
                definition.maxRestarts(),
                state.restartCount(),
                runs ? players.size() : 0,
                maxPlayers,
                usage == null ? null : usage.cpuPercent(),
                usage == null ? null : usage.ramMb(),
                startedAt,
                startedAt == null
                        ? null
                        : Math.max(0, Duration.between(startedAt, Instant.now()).toSeconds()),
                now.createdAt(),
                now.updatedAt());
    }

    void updateMaxPlayers(int now) {
        maxPlayers = now;
    }

    /** The ports as the adapter reports them; not cached while they have to be asked for again. */
    CachedValue<List<PortBinding>> ports() {
        return ports;
    }

    /** Definition and run state are changed by different threads; neither may undo the other's change. */
    synchronized void update(UnaryOperator<ServerRecord> change) {
        record = change.apply(record);
    }

    /** A server whose lock the current thread holds. Valid only there and then; every method checks that. */
    public final class Locked {

        private final RestartPolicy restartPolicy = new RestartPolicy();
        private final List<ScheduledFuture<?>> timers = new ArrayList<>();
        private Runnable startupCancellation;
        private ScheduledFuture<?> killTimer;
        private Actor startAfterStop;
        private String failure;

        private Locked() {}

        /** The server. */
        public ServerInstance server() {
            requireLock();
            return ServerInstance.this;
        }

        /**
         * Changes the status; an active status keeps the process.
         *
         * @throws IllegalStateException if the present status does not allow that
         */
        public void transitionTo(ServerStatus next) {
            requireLock();
            ServerStatus now = record.status();
            if (now != next && !now.canTransitionTo(next)) {
                throw new IllegalStateException("Server " + id() + " can't go from " + now + " to " + next);
            }
            update(before -> before.withRunState(state -> state.withStatus(next)));
            events.stateChanged(ServerInstance.this);
        }

        /**
         * Begins a run: the status becomes {@code STARTING} and nothing is left of the run before.
         *
         * @param killsBefore {@link #killRequests} before the start was prepared; a later kill is meant for this run
         */
        public void beginRun(long killsBefore) {
            requireLock();
            killRequestsAtStart = killsBefore;
            failure = null;
            requestedExit = null;
            adopted = false;
            resourceUsage = null;
            process = null;
            transitionTo(ServerStatus.STARTING);
        }

        /** Gives the server a process that was started for it. */
        public void attachProcess(GameProcess started, Instant startedAt) {
            requireLock();
            process = started;
            update(before -> before.withRunState(state -> state.withProcess(started.identity(), startedAt)));
            events.stateChanged(ServerInstance.this);
        }

        /** Gives the server a process that survived a restart of the platform. */
        public void adoptProcess(GameProcess found, Instant startedAt) {
            requireLock();
            killRequestsAtStart = killRequests.get();
            adopted = true;
            attachProcess(found, startedAt);
        }

        /** Takes the ended process from the server and cancels every timer of its run; the status stays. */
        public void detachProcess() {
            requireLock();
            process = null;
            resourceUsage = null;
            timers.forEach(timer -> timer.cancel(false));
            timers.clear();
            killTimer = null;
            if (startupCancellation != null) {
                startupCancellation.run();
                startupCancellation = null;
            }
        }

        /** Sets what to run when the process ends before the game is known to be ready. */
        public void cancelStartupWith(Runnable cancellation) {
            requireLock();
            startupCancellation = cancellation;
        }

        /** Cancels this timer when the process ends. */
        public void cancelWithProcess(ScheduledFuture<?> timer) {
            requireLock();
            timers.add(timer);
        }

        /** Whether the process is going to be killed if it does not end in time. */
        public boolean isKillScheduled() {
            requireLock();
            return killTimer != null;
        }

        /** Sets the timer that kills the process if it does not end in time. */
        public void scheduleKill(ScheduledFuture<?> timer) {
            cancelWithProcess(timer);
            killTimer = timer;
        }

        /** Records why the game is being ended by the platform; that makes its exit a failed start. */
        public void failWith(String reason) {
            requireLock();
            failure = reason;
        }

        /** The reason given to {@link #failWith} in this run, if any. */
        public Optional<String> failure() {
            requireLock();
            return Optional.ofNullable(failure);
        }

        /** The exit that an admin has requested from the running game itself, if that request has not expired. */
        public Optional<RequestedExit> requestedExit() {
            requireLock();
            return Optional.ofNullable(requestedExit).filter(exit -> isRunning() && exit.isValidAt(Instant.now()));
        }

        /** Has the server started again on behalf of this actor when its process has ended; {@code null} for not. */
        public void startAfterStop(Actor actor) {
            requireLock();
            startAfterStop = actor;
        }

        /** Returns and clears the actor of {@link #startAfterStop}. */
        public Optional<Actor> takeStartAfterStop() {
            requireLock();
            Actor actor = startAfterStop;
            startAfterStop = null;
            return Optional.ofNullable(actor);
        }

        /** Sets the timer of the next restart; {@code null} once it has fired. */
        public void restartPending(ScheduledFuture<?> timer) {
            requireLock();
            pendingRestart = timer;
        }

        /** Cancels a pending restart; false if there is none. */
        public boolean cancelPendingRestart() {
            requireLock();
            if (pendingRestart == null) {
                return false;
            }
            pendingRestart.cancel(false);
            pendingRestart = null;
            return true;
        }

        /** Counts another automatic restart and returns its delay; empty if there have been enough. */
        public Optional<Duration> nextRestartDelay() {
            requireLock();
            return restartPolicy.nextDelay(record.definition().maxRestarts(), Instant.now());
        }

        /** The number of consecutive automatic restarts, including the next one if that has been counted already. */
        public int consecutiveRestarts() {
            requireLock();
            return restartPolicy.restartCount();
        }

        /** Resumes the count of consecutive restarts that was stored before the platform was restarted. */
        public void restoreRestarts() {
            requireLock();
            restartPolicy.restore(record.runState().restartCount(), Instant.now());
        }

        /** Resets the count of consecutive restarts. */
        public void resetRestarts() {
            requireLock();
            restartPolicy.reset();
            publishRestarts();
        }

        /** Makes the count of consecutive restarts visible to clients and stores it. */
        public void publishRestarts() {
            requireLock();
            int count = restartPolicy.restartCount();
            if (record.runState().restartCount() != count) {
                update(before -> before.withRunState(state -> state.withRestartCount(count)));
                events.restartsChanged(ServerInstance.this);
            }
        }

        /** Marks the server as deleted. */
        void markDeleted() {
            requireLock();
            deleted = true;
        }

        private void requireLock() {
            if (!lock.isHeldByCurrentThread()) {
                throw new IllegalStateException("The lock of server " + id() + " is not held");
            }
        }
    }
}
