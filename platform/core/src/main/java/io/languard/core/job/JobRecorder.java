package io.languard.core.job;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.CoreExecutors;
import io.languard.service.event.EventService;
import io.languard.service.event.JobAuditEvent.JobFailed;
import io.languard.service.event.PlatformEvent;
import io.languard.service.job.Job;
import io.languard.service.user.Actor;
import io.languard.spi.job.JobRecord;
import io.languard.spi.job.JobStore;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the states of jobs. While the database is unavailable, jobs go on, and their ends are stored later. Jobs that an
 * earlier run of the platform did not complete are marked as failed. Thread-safe; a call takes as long as the store.
 */
final class JobRecorder {

    static final int MAX_ENDED = 500;
    static final String CUT_OFF = "Languard ended while it ran";

    private static final Logger LOG = LoggerFactory.getLogger(JobRecorder.class);

    private final JobStore store;
    private final EventService events;
    private final CoreExecutors executors;
    private final Duration retention;
    private final Clock clock;
    private final ScheduledFuture<?> purge;
    private volatile boolean stopped;

    /** Whether the jobs that the end of the previous run cut off have failed. */
    private boolean cutOffFailed;

    JobRecorder(JobStore store, EventService events, CoreExecutors executors, Duration retention, Clock clock) {
        this.store = store;
        this.events = events;
        this.executors = executors;
        this.retention = retention;
        this.clock = clock;
        attemptToFailCutOff();
        purge = executors.scheduleOnWorker(Duration.ofHours(1), this::purge);
    }

    /** Ends the deletion of old jobs and the attempts to store ends. */
    void stop() {
        stopped = true;
        purge.cancel(false);
    }

    /** Retries, since Languard may start before its database. */
    private void attemptToFailCutOff() {
        try {
            failCutOff();
        } catch (LanguardException e) {
            if (e.code() != ErrorCode.DATABASE_UNAVAILABLE) {
                throw e;
            }
            executors.schedule(2, TimeUnit.SECONDS, this::attemptToFailCutOff);
        }
    }

    /** Must be done before this run stores a job. */
    private synchronized void failCutOff() {
        if (!cutOffFailed) {
            store.failUnfinished(CUT_OFF, clock.instant()).forEach(this::auditFailure);
            cutOffFailed = true;
        }
    }

    /**
     * Stores a job that waits to be started.
     *
     * @throws LanguardException {@code DATABASE_UNAVAILABLE}
     */
    JobRecord insert(JobRequest request) {
        failCutOff();
        return store.insert(new JobRecord(
                Job.queued(request.type(), request.serverId(), request.actor(), clock.instant()),
                request.permission()));
    }

    /** Stores that a job runs, unless the database is unavailable. */
    void recordStart(Job job) {
        attemptUpdate(job);
    }

    /**
     * Stores the end of a job.
     *
     * @param stored called once it is stored; until then, the job must be shown from memory
     */
    void recordEnd(Job job, Runnable stored) {
        if (attemptUpdate(job)) {
            stored.run();
        } else if (!stopped) {
            executors.schedule(5, TimeUnit.SECONDS, () -> recordEnd(job, stored));
        }
    }

    private boolean attemptUpdate(Job job) {
        try {
            store.update(job);
            return true;
        } catch (LanguardException e) {
            if (e.code() == ErrorCode.DATABASE_UNAVAILABLE) {
                return false;
            }
            LOG.error("Could not store the state of job {}", job.id(), e);
            return true;
        }
    }

    void auditFailure(Job job) {
        events.publish(PlatformEvent.Audited.now(
                job.serverId(),
                Actor.supervisor(),
                new JobFailed(job.id(), job.type(), job.error() == null ? "" : job.error())));
    }

    private void purge() {
        try {
            store.purge(clock.instant().minus(retention), MAX_ENDED);
        } catch (LanguardException e) {
            if (e.code() != ErrorCode.DATABASE_UNAVAILABLE) {
                LOG.error("Could not delete old jobs", e);
            }
        }
    }
}
