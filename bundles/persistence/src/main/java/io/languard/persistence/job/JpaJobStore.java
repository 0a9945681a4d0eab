package io.languard.persistence.job;

import io.languard.persistence.jpa.TransactionRunner;
import io.languard.service.job.Job;
import io.languard.service.job.JobState;
import io.languard.spi.job.JobRecord;
import io.languard.spi.job.JobStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stores jobs in the database. */
@Component
public final class JpaJobStore implements JobStore {

    private static final List<String> UNFINISHED = Stream.of(JobState.values())
            .filter(state -> !state.isFinal())
            .map(JobState::wireName)
            .toList();

    private final TransactionRunner transactionRunner;

    /** Creates a store on this database. */
    @Activate
    public JpaJobStore(@Reference TransactionRunner transactionRunner) {
        this.transactionRunner = transactionRunner;
    }

    @Override
    public List<JobRecord> list() {
        return transactionRunner.read(
                entities -> entities.createQuery("SELECT j FROM JobEntity j ORDER BY j.id DESC", JobEntity.class)
                        .getResultStream()
                        .map(JobEntity::toRecord)
                        .toList());
    }

    @Override
    public Optional<JobRecord> find(int id) {
        return transactionRunner.read(entities ->
                Optional.ofNullable(entities.find(JobEntity.class, id)).map(JobEntity::toRecord));
    }

    @Override
    public JobRecord insert(JobRecord job) {
        return transactionRunner.write(entities -> {
            JobEntity row = new JobEntity(job);
            entities.persist(row);
            entities.flush();
            return row.toRecord();
        });
    }

    @Override
    public void update(Job job) {
        transactionRunner.write(entities -> {
            JobEntity row = entities.find(JobEntity.class, job.id(), LockModeType.PESSIMISTIC_WRITE);
            if (row != null) {
                row.change(job);
            }
            return null;
        });
    }

    @Override
    public List<Job> failUnfinished(String error, Instant now) {
        return transactionRunner.write(entities -> entities.createQuery(
                        "SELECT j FROM JobEntity j WHERE j.state IN :states ORDER BY j.id", JobEntity.class)
                .setParameter("states", UNFINISHED)
                .getResultStream()
                .map(row -> {
                    Job failed = row.toRecord().job().ended(JobState.FAILED, error, now);
                    row.change(failed);
                    return failed;
                })
                .toList());
    }

    @Override
    public void purge(Instant endedBefore, int maxEnded) {
        transactionRunner.write(entities -> {
            entities.createQuery("DELETE FROM JobEntity j WHERE j.endedAt < :before")
                    .setParameter("before", endedBefore.toEpochMilli())
                    .executeUpdate();
            firstBeyond(entities, maxEnded).ifPresent(id -> entities.createQuery(
                            "DELETE FROM JobEntity j WHERE j.endedAt IS NOT NULL AND j.id <= :id")
                    .setParameter("id", id)
                    .executeUpdate());
            return null;
        });
    }

    private static Optional<Integer> firstBeyond(EntityManager entities, int maxEnded) {
        return entities.createQuery(
                        "SELECT j.id FROM JobEntity j WHERE j.endedAt IS NOT NULL ORDER BY j.id DESC", Integer.class)
                .setFirstResult(maxEnded)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
