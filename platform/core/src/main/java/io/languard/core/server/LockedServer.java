package io.languard.core.server;

import io.languard.core.process.GameProcess;
import io.languard.service.server.ServerFailure;
import io.languard.service.server.ServerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The run of a server as code under the server's lock changes it: process, timers, restarts. Every method that changes it
 * throws unless it is called by the code to which {@link ServerInstance#callLocked} and its variants have passed this.
 */
public final class LockedServer {

    private final ServerInstance server;
    private final ReentrantLock lock;
    private final ServerEvents events;
    private final RestartPolicy restartPolicy = new RestartPolicy();
    private final List<ScheduledFuture<?>> timers = new ArrayList<>();
    private @Nullable Runnable startupCancellation;
    private @Nullable ScheduledFuture<?> killTimer;
    private boolean startAfterStop;
    private @Nullable String failure;

    // Read without the lock by ServerInstance.
    private volatile @Nullable GameProcess process;
    private volatile boolean adopted;
    private volatile boolean deleted;
    private volatile long killRequestsAtStart;
    private volatile @Nullable ScheduledFuture<?> pendingRestart;
    private volatile @Nullable ServerFailure lastFailure;

    LockedServer(ServerInstance server, ReentrantLock lock, ServerEvents events) {
        this.server = server;
        this.lock = lock;
        this.events = events;
    }

    /** Returns the server. */
    public ServerInstance server() {
        requireLock();
        return server;
    }

    /**
     * Changes the status; an active status retains the process.
     *
     * @throws IllegalStateException if the current status does not allow that
     */
    public void transitionTo(ServerStatus next) {
        requireLock();
        ServerStatus now = server.record().status();
        if (now != next && !now.canTransitionTo(next)) {
            throw new IllegalStateException("Server " + server.id() + " can't go from " + now + " to " + next);
        }
        server.update(before -> before.withRunState(state -> state.withStatus(next)));
        events.stateChanged(server);
    }

    /** Changes the status to {@code CRASHED} or {@code ERROR}, and sets what clients see as the reason. */
    public void transitionTo(ServerStatus failed, ServerFailure why) {
        requireLock();
        lastFailure = why; // first, so that the status is never visible without its reason
        if (server.record().status() != failed) {
            transitionTo(failed);
        }
    }

    /** Sets why the server failed before the platform was restarted, unless it has failed again since. */
    public void restoreFailure(ServerFailure why) {
        requireLock();
        if (lastFailure == null) {
            lastFailure = why;
        }
    }

    /**
     * Begins a run: sets the status to {@code STARTING} and replaces the state of the previous run.
     *
     * @param killsBefore {@link ServerInstance#killRequests} before the start was prepared; a later kill applies to this run
     * @param launch what the process is started with, in its stored form
     */
    public void beginRun(long killsBefore, String launch) {
        requireLock();
        killRequestsAtStart = killsBefore;
        failure = null;
        server.requestExit(null);
        adopted = false;
        process = null;
        server.update(before -> before.withRunState(state -> state.withLaunch(launch)));
        transitionTo(ServerStatus.STARTING);
    }

    /** Gives the server a process that was started for it. */
    public void attachProcess(GameProcess started, Instant startedAt) {
        requireLock();
        process = started;
        server.update(before -> before.withRunState(state -> state.withProcess(started.identity(), startedAt)));
        events.stateChanged(server);
    }

    /** Gives the server a process that survived a restart of the platform. */
    public void adoptProcess(GameProcess found, Instant startedAt) {
        requireLock();
        killRequestsAtStart = server.killRequests();
        adopted = true;
        attachProcess(found, startedAt);
    }

    /** Discards what is stored of a launch, because it was not the launch of the process that was found. */
    public void forgetLaunch() {
        requireLock();
        server.update(before -> before.withRunState(state -> state.withLaunch(null)));
    }

    /** Removes the ended process from the server and cancels all timers of its run; the status stays unchanged. */
    public void detachProcess() {
        requireLock();
        process = null;
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
        return Optional.ofNullable(server.requestedExit())
                .filter(exit -> server.isRunning() && exit.isValidAt(Instant.now()));
    }

    /** Sets whether the server is to be started again when its process has ended. */
    public void setStartAfterStop(boolean requested) {
        requireLock();
        startAfterStop = requested;
    }

    /** Returns and clears what {@link #setStartAfterStop} has set. */
    public boolean takeStartAfterStop() {
        requireLock();
        boolean requested = startAfterStop;
        startAfterStop = false;
        return requested;
    }

    /** Sets the timer of the next restart; {@code null} once it has fired. */
    public void setPendingRestart(@Nullable ScheduledFuture<?> timer) {
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
        return restartPolicy.nextDelay(server.record().definition().maxRestarts(), Instant.now());
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
        restartPolicy.restore(server.record().runState().restartCount(), Instant.now());
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
        if (server.record().runState().restartCount() != count) {
            server.update(before -> before.withRunState(state -> state.withRestartCount(count)));
            events.restartsChanged(server);
        }
    }

    /** Sets whether the server is started again with the next start of the platform. Called during or after a stop. */
    public void setResume(boolean resume) {
        requireLock();
        server.update(before -> before.withRunState(state -> state.withResume(resume)));
        events.restartsChanged(server);
    }

    /** Marks the server as deleted. */
    void markDeleted() {
        requireLock();
        deleted = true;
    }

    @Nullable
    ServerFailure lastFailure() {
        return lastFailure;
    }

    @Nullable
    GameProcess process() {
        return process;
    }

    boolean adopted() {
        return adopted;
    }

    boolean deleted() {
        return deleted;
    }

    long killRequestsAtStart() {
        return killRequestsAtStart;
    }

    boolean hasPendingRestart() {
        return pendingRestart != null;
    }

    private void requireLock() {
        if (!lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("The lock of server " + server.id() + " is not held");
        }
    }
}
