package io.languard.core.job;

import org.jspecify.annotations.Nullable;

/** What the work of a job reports and asks while it runs. Thread-safe; never blocks. */
public interface JobControl {

    /** The number of the job. */
    int jobId();

    /**
     * Reports what is being done. May be called at any rate, since clients get a few reports per second only.
     *
     * @param progress from 0 to 1; {@code null} if it is unknown
     * @param message what is being done, for people; {@code null} if there is nothing to say
     */
    void report(@Nullable Double progress, @Nullable String message);

    /** Throws if the job was cancelled. To be called at least every second. */
    void checkCancelled() throws InterruptedException;

    /**
     * Marks the point from which the work completes what it began. From now on the job can't be cancelled, and its thread
     * is not interrupted, unless the platform ends.
     *
     * @throws InterruptedException if it was cancelled before
     */
    void disableCancellation() throws InterruptedException;
}
