package io.languard.testkit.service;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.job.Job;
import io.languard.service.job.JobService;
import io.languard.service.job.JobState;
import io.languard.service.page.Page;
import io.languard.service.user.Actor;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A fake with one running job, of server 1. */
public final class FakeJobs implements JobService {

    /** The jobs by id. */
    public final Map<Integer, Job> jobs = new LinkedHashMap<>();

    /** The arguments of the last query. */
    public volatile String asked = "";

    public FakeJobs() {
        jobs.put(1, job(1));
    }

    /** Returns a job that is half done. */
    public static Job job(int id) {
        Instant created = Instant.parse("2026-04-16T10:00:00Z");
        return Job.queued("backup", 1, "admin", created)
                .withId(id)
                .started(created.plusSeconds(1))
                .withProgress(0.5, "Copying files");
    }

    @Override
    public Page<Job> list(Actor actor, @Nullable Integer serverId, @Nullable JobState state, int limit, int offset) {
        asked = serverId + " " + state + " " + limit + " " + offset;
        return Page.of(jobs.values().stream().toList(), limit, offset);
    }

    @Override
    public Job get(Actor actor, int id) {
        Job job = jobs.get(id);
        if (job == null) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "Job with id " + id + " not found");
        }
        return job;
    }

    @Override
    public Job cancel(Actor actor, int id) {
        Job job = get(actor, id);
        if (job.state().isFinal()) {
            throw new LanguardException(ErrorCode.CONFLICT, "The job has ended");
        }
        return job.ended(JobState.CANCELLED, null, Instant.parse("2026-04-16T10:00:05Z"));
    }
}
