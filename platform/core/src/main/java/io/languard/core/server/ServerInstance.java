package io.languard.core.server;

import io.languard.api.player.Player;
import io.languard.api.process.PortBinding;
import io.languard.core.CachedValue;
import io.languard.core.process.GameProcess;
import io.languard.core.process.ResourceUsage;
import io.languard.service.event.AuditEvent;
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
 * One server in memory. Reading needs no lock. Everything that changes the server's run, its process or its timers is a
 * method of {@link Locked}, which only code that runs under the server's lock receives.
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

    // Written only under the lock.
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
     * Runs work under the server's lock, unless the lock is not free within the timeout or the thread is interrupted.
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

    /** Runs work that changes the server's definition, one change at a time. Independent of the lock of the run. */
    <R> R callDefining(Supplier<R> work) {
        definitionLock.lock();
        try {
            return work.get();
        } finally {
            definitionLock.unlock();
        }
    }

    /** Returns whether a thread holds the server's lock. */
    public boolean isLocked() {
        return lock.isLocked();
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
        return adopted;
    }

    /** Returns whether the server has been deleted. */
    public boolean isDeleted() {
        return deleted;
    }

    /** Returns the server's process; {@code null} if it has none. */
    public GameProcess process() {
        return process;
    }

    /** Returns a future that completes when the current process ends; already complete if there is none. */
    public CompletableFuture<?> onExit() {
        GameProcess now = process;
        return now == null ? CompletableFuture.completedFuture(null) : now.onExit();
    }

    /** Returns whether a restart is scheduled. */
    public boolean isRestartPending() {
        return pendingRestart != null;
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
        if (process == of) {
            resourceUsage = usage;
        }
    }

    /** Marks the game's next exit as requested; {@code null} withdraws the mark. */
    public void requestExit(RequestedExit exit) {
        requestedExit = exit;
    }

    /**
     * Registers a kill. Needs no lock: the thread that holds it learns from {@link #isKilled} that it must not start
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

    /**
     * A server whose lock the current thread holds. Valid only on that thread while it holds the lock; every method
     * checks that.
     */
    public final class Locked {

        private final RestartPolicy restartPolicy = new RestartPolicy();
        private final List<ScheduledFuture<?>> timers = new ArrayList<>();
        private Runnable startupCancellation;
        private ScheduledFuture<?> killTimer;
        private Actor startAfterStop;
        private String failure;

        private Locked() {}

        /** Returns the server. */
        public ServerInstance server() {
            requireLock();
            return ServerInstance.this;
        }

        /**
         * Changes the status; an active status retains the process.
         *
         * @throws IllegalStateException if the current status does not allow that
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
         * Begins a run: sets the status to {@code STARTING} and clears the state of the previous run.
         *
         * @param killsBefore {@link #killRequests} before the start was prepared; a later kill applies to this run
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

        /** Removes the ended process from the server and cancels all timers of its run; the status stays unchanged. */
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

        /** Sets the action to run if the process ends before the game is known to be ready. */
        public void cancelStartupWith(Runnable cancellation) {
            requireLock();
            startupCancellation = cancellation;
        }

        /** Cancels this timer when the process ends. */
        public void cancelWithProcess(ScheduledFuture<?> timer) {
            requireLock();
            timers.add(timer);
        }

        /** Returns whether the process is going to be killed if it does not end in time. */
        public boolean isKillScheduled() {
            requireLock();
            return killTimer != null;
        }

        /** Sets the timer that kills the process if it does not end in time. */
        public void scheduleKill(ScheduledFuture<?> timer) {
            cancelWithProcess(timer);
            killTimer = timer;
        }

        /** Records why the platform is ending the game; its exit then counts as a failed start. */
        public void failWith(String reason) {
            requireLock();
            failure = reason;
        }

        /** Returns the reason given to {@link #failWith} in this run, if any. */
        public Optional<String> failure() {
            requireLock();
            return Optional.ofNullable(failure);
        }

        /**
         * Returns the exit that an admin has requested from the running game itself, if that request has not expired.
         */
        public Optional<RequestedExit> requestedExit() {
            requireLock();
            return Optional.ofNullable(requestedExit).filter(exit -> isRunning() && exit.isValidAt(Instant.now()));
        }

        /**
         * Requests that the server be started again on behalf of this actor when its process has ended; {@code null}
         * withdraws that.
         */
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

        /** Cancels a pending restart; returns false if there is none. */
        public boolean cancelPendingRestart() {
            requireLock();
            if (pendingRestart == null) {
                return false;
            }
            pendingRestart.cancel(false);
            pendingRestart = null;
            return true;
        }

        /** Counts another automatic restart and returns its delay; empty if the limit has been reached. */
        public Optional<Duration> nextRestartDelay() {
            requireLock();
            return restartPolicy.nextDelay(record.definition().maxRestarts(), Instant.now());
        }

        /**
         * Returns the number of consecutive automatic restarts, including the next one if that has been counted
         * already.
         */
        public int consecutiveRestarts() {
            requireLock();
            return restartPolicy.restartCount();
        }

        /** Restores the count of consecutive restarts that was stored before the platform was restarted. */
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

        /** Publishes the count of consecutive restarts to clients and stores it. */
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
