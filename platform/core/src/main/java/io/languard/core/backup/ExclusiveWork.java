package io.languard.core.backup;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.job.JobControl;
import io.languard.core.job.JobRequest;
import io.languard.core.job.JobRunner;
import io.languard.core.job.JobWork;
import io.languard.core.server.ServerInstance;
import io.languard.service.job.Job;
import io.languard.service.user.Actor;
import io.languard.service.user.Permission;
import java.io.IOException;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Work that nothing else may be done beside on the backups of the same server: creating, restoring and removing one, and
 * deleting the server. What comes second is rejected. Thread-safe.
 */
final class ExclusiveWork {

    private final JobRunner jobs;
    private final Set<Integer> busy;
    private final IntConsumer released;

    /**
     * @param busy the servers with whose backups nothing else may be done at the moment
     * @param released called with each server that is no longer busy
     */
    ExclusiveWork(JobRunner jobs, Set<Integer> busy, IntConsumer released) {
        this.jobs = jobs;
        this.busy = busy;
        this.released = released;
    }

    /** Throws {@code CONFLICT} if work for this server is under way. */
    void requireFree(int serverId) {
        if (busy.contains(serverId)) {
            throw conflict();
        }
    }

    /**
     * Does something at once.
     *
     * @throws LanguardException {@code CONFLICT} if other work for this server is under way
     */
    void run(int serverId, Runnable work) {
        begin(serverId);
        try {
            work.run();
        } finally {
            end(serverId);
        }
    }

    /**
     * Starts a job, whose work lasts until it has ended.
     *
     * @throws LanguardException {@code CONFLICT} if other work for this server is under way
     */
    Job start(String type, ServerInstance server, Actor actor, Permission permission, JobWork work) {
        begin(server.id());
        boolean started = false;
        try {
            Job job = jobs.start(new JobRequest(type, server.id(), actor.name(), permission), new JobWork() {
                @Override
                public void run(JobControl control) throws InterruptedException, IOException {
                    work.run(control);
                }

                @Override
                public void ended() {
                    end(server.id());
                }
            });
            started = true;
            return job;
        } finally {
            if (!started) {
                end(server.id());
            }
        }
    }

    private void begin(int serverId) {
        if (!busy.add(serverId)) {
            throw conflict();
        }
    }

    private void end(int serverId) {
        busy.remove(serverId);
        released.accept(serverId);
    }

    private static LanguardException conflict() {
        return new LanguardException(
                ErrorCode.CONFLICT,
                "A backup of this server is being created, restored or removed; try again when that is done");
    }
}
