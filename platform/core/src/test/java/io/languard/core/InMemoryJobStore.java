package io.languard.core;

import io.languard.service.job.Job;
import io.languard.service.job.JobState;
import io.languard.spi.job.JobRecord;
import io.languard.spi.job.JobStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** An in-memory job store. */
public final class InMemoryJobStore extends AbstractInMemoryStore implements JobStore {

    private final Map<Integer, JobRecord> jobs = new TreeMap<>();
    private int lastId;

    InMemoryJobStore(BooleanSupplier unavailable) {
        super(unavailable);
    }

    @Override
    public List<JobRecord> list() {
        return locked(() -> {
            List<JobRecord> all = new ArrayList<>(jobs.values());
            Collections.reverse(all);
            return all;
        });
    }

    @Override
    public Optional<JobRecord> find(int id) {
        return locked(() -> Optional.ofNullable(jobs.get(id)));
    }

    @Override
    public JobRecord insert(JobRecord row) {
        return locked(() -> {
            JobRecord stored = new JobRecord(row.job().withId(++lastId), row.permission());
            jobs.put(lastId, stored);
            return stored;
        });
    }

    @Override
    public void update(Job job) {
        locked(() -> jobs.computeIfPresent(job.id(), (id, row) -> new JobRecord(job, row.permission())));
    }

    @Override
    public List<Job> failUnfinished(String error, Instant now) {
        return locked(() -> {
            List<Job> failed = jobs.values().stream()
                    .map(JobRecord::job)
                    .filter(job -> !job.state().isFinal())
                    .map(job -> job.ended(JobState.FAILED, error, now))
                    .toList();
            failed.forEach(this::update);
            return failed;
        });
    }

    @Override
    public void purge(Instant endedBefore, int maxEnded) {
        locked(() -> jobs.values()
                .removeIf(row ->
                        row.job().endedAt() != null && row.job().endedAt().isBefore(endedBefore)));
    }
}
