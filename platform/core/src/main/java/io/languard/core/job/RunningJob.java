package io.languard.core.job;

import io.languard.service.job.Job;
import io.languard.service.job.JobState;
import io.languard.service.user.Permission;
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
    private final JobWork work;
    private final Consumer<Job> publisher;
    private final CompletableFuture<Job> end = new CompletableFuture<>();
    private Job job;
    private @Nullable Thread thread;
    private boolean cancelled;
    private boolean cancellable = true;
    private long lastReport = System.nanoTime() - REPORT_INTERVAL;

    /**
     * @param publisher called with every change that clients should see, under this object's lock, so in order
     */
    RunningJob(Job job, Permission permission, JobWork work, Consumer<Job> publisher) {
        this.job = job;
        this.permission = permission;
        this.work = work;
        this.publisher = publisher;
    }

    synchronized Job job() {
        return job;
    }

    Permission permission() {
        return permission;
    }

    JobWork work() {
        return work;
    }

    /** Completes once the job has ended and its end is stored. */
    CompletableFuture<Job> end() {
        return end;
    }

    /** Binds the job to the calling thread. Returns {@code false} if it was cancelled before. */
    synchronized boolean start(Instant now) {
        if (cancelled) {
            return false;
        }
        thread = Thread.currentThread();
        job = job.started(now);
        publisher.accept(job);
        return true;
    }

    /** Ends the job and unbinds it from its thread, which is no longer interrupted. Returns the job as it is now. */
    synchronized Job finish(JobState state, @Nullable String error, Instant now) {
        thread = null;
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
        if (thread != null) {
            thread.interrupt();
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
