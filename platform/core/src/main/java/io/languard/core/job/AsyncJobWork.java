package io.languard.core.job;

import java.util.concurrent.CompletionStage;

/** The work of a job that mostly waits, so that it occupies no thread of jobs. */
public interface AsyncJobWork {

    /**
     * Begins the work; returns soon. {@link JobControl#checkCancelled} is of no use here, since no thread is interrupted.
     *
     * @return completes when the work is done. Fails if it failed, with the same exceptions as {@link JobWork#run}, or with
     *     a {@link java.util.concurrent.CancellationException} if it was cancelled
     * @throws io.languard.api.error.LanguardException if it can't begin; the job has failed then
     */
    CompletionStage<?> begin(JobControl control);

    /** Makes the work end soon. Called once at most, possibly before it begins. Never blocks. */
    void cancel();
}
