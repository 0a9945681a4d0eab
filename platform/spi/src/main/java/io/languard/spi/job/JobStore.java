package io.languard.spi.job;

import io.languard.service.job.Job;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores jobs. Same guarantees as {@link io.languard.spi.server.ServerStore}. */
public interface JobStore {

    /** Returns all jobs, newest first. */
    List<JobRecord> list();

    /** Returns the job with the given id. */
    Optional<JobRecord> find(int id);

    /**
     * Adds a job; its id is ignored.
     *
     * @return the job with its id, which is higher than any previous one
     */
    JobRecord insert(JobRecord job);

    /** Updates state, progress, message, times and error. Does nothing if the job was deleted. */
    void update(Job job);

    /**
     * Marks every job that has not ended as failed.
     *
     * @return the jobs that were marked, as they are now
     */
    List<Job> failUnfinished(String error, Instant now);

    /** Deletes jobs that ended before a time, and the oldest ended ones beyond a number. */
    void purge(Instant endedBefore, int maxEnded);
}
