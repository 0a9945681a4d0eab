package io.languard.core.job;

import io.languard.service.job.Job;
import io.languard.service.job.JobState;
import io.languard.service.user.Permission;
import io.languard.spi.job.JobRecord;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A job that has not ended, or whose end is being stored. Thread-safe. */
final class RunningJob implements JobControl {

    /** The shortest time between two reports of progress to clients, in nanoseconds. */
    static final long REPORT_INTERVAL = TimeUnit.MILLISECONDS.toNanos(300);

    private static final int MAX_MESSAGE = 500;

    private final Permission permission;
    private final Runnable ended;
    private final Consumer<Job> publisher;
    private final CompletableFuture<Job> end = new CompletableFuture<>();
    private Job job;
    private @Nullable Runnable interruption;
    private boolean cancelled;
    private boolean cancellable = true;
    private long lastReport = System.nanoTime() - REPORT_INTERVAL;

    /**
     * @param ended called once the job is over, before anybody learns of its end
     * @param publisher called with every change that clients should see, under this object's lock, so in order
     */
    RunningJob(JobRecord stored, Runnable ended, Consumer<Job> publisher) {
        this.job = stored.job();
        this.permission = stored.permission();
        this.ended = ended;
        this.publisher = publisher;
    }

    synchronized Job job() {
        return job;
    }

    Permission permission() {
        return permission;
    }

    void runEnded() {
        ended.run();
    }

    /** Completes once the job has ended and its end is stored. */
    CompletableFuture<Job> end() {
        return end;
    }

    /**
     * Takes note that the work begins. Returns {@code false} if it was cancelled before.
     *
     * @param interrupts the work when the job is cancelled; called under this object's lock, so it must not block
     */
    synchronized boolean start(Instant now, Runnable interrupts) {
        if (cancelled) {
            return false;
        }
        interruption = interrupts;
        job = job.started(now);
        publisher.accept(job);
        return true;
    }

    /** Ends the job, whose work is no longer interrupted. Returns the job as it is now. */
    synchronized Job finish(JobState state, @Nullable String error, Instant now) {
        interruption = null;
        cancellable = false;
        job = job.ended(state, error, now);
        publisher.accept(job);
        return job;
    }

    /** Returns whether the job can still be cancelled, and cancels it. */
    synchronized boolean cancel() {
        if (!cancellable) {
            return false;
        }
        cancelled = true;
        if (interruption != null) {
            interruption.run();
            interruption = null;
        }
        return true;
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    @Override
    public int jobId() {
        return job().id();
    }

    @Override
    public synchronized void report(@Nullable Double progress, @Nullable String message) {
        if (job.state().isFinal()) {
            return;
        }
        job = job.withProgress(
                progress == null ? null : Math.max(0, Math.min(progress, 1)),
                message == null || message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE));
        long now = System.nanoTime();
        if (now - lastReport >= REPORT_INTERVAL) {
            lastReport = now;
            publisher.accept(job);
        }
    }

    @Override
    public void checkCancelled() throws InterruptedException {
        if (isCancelled() || Thread.currentThread().isInterrupted()) {
            throw new InterruptedException("The job was cancelled");
        }
    }

    @Override
    public synchronized void disableCancellation() throws InterruptedException {
        checkCancelled();
        cancellable = false;
    }
}
