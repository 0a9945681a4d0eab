package io.languard.core.job;

import java.io.IOException;

/** The work of a job. */
@FunctionalInterface
public interface JobWork {

    /**
     * Does the work, on a thread of jobs. When it is cancelled, its thread is interrupted, and it must end soon and leave
     * nothing half made; the same holds if it fails.
     *
     * @throws InterruptedException if it was cancelled
     * @throws IOException if it failed; the job's error is the message
     * @throws io.languard.api.error.LanguardException if it failed; the job's error is the message
     */
    void run(JobControl control) throws InterruptedException, IOException;

    /**
     * Called once the job is over, before anybody learns of its end: also if it was cancelled before it ran. The default
     * implementation does nothing.
     */
    default void ended() {}
}
