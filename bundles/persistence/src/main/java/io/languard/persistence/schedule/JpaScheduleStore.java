package io.languard.persistence.schedule;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.persistence.jpa.ServerRowLocker;
import io.languard.persistence.jpa.TransactionRunner;
import io.languard.service.schedule.ScheduleRun;
import io.languard.spi.schedule.ScheduleRecord;
import io.languard.spi.schedule.ScheduleStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stores schedules and their runs in the database. */
@Component
public final class JpaScheduleStore implements ScheduleStore {

    private final TransactionRunner transactionRunner;

    /** Creates a store on this database. */
    @Activate
    public JpaScheduleStore(@Reference TransactionRunner transactionRunner) {
        this.transactionRunner = transactionRunner;
    }

    @Override
    public List<ScheduleRecord> list() {
        return transactionRunner.read(
                entities -> entities.createQuery("SELECT s FROM ScheduleEntity s ORDER BY s.id", ScheduleEntity.class)
                        .getResultStream()
                        .map(ScheduleEntity::toRecord)
                        .toList());
    }

    @Override
    public ScheduleRecord insert(ScheduleRecord schedule) {
        return transactionRunner.write(entities -> {
            ServerRowLocker.require(entities, List.of(schedule.serverId()));
            ScheduleEntity row = new ScheduleEntity(schedule);
            entities.persist(row);
            entities.flush();
            return row.toRecord();
        });
    }

    @Override
    public void update(ScheduleRecord schedule) {
        transactionRunner.write(entities -> {
            ScheduleEntity row = locked(entities, schedule.id());
            if (row != null) {
                row.change(schedule);
            }
            return null;
        });
    }

    @Override
    public void delete(int id) {
        transactionRunner.write(entities -> entities.createQuery("DELETE FROM ScheduleEntity s WHERE s.id = :id")
                .setParameter("id", id)
                .executeUpdate());
    }

    @Override
    public void updateHandledUntil(int id, Instant time) {
        transactionRunner.write(entities -> {
            ScheduleEntity row = locked(entities, id);
            if (row != null) {
                row.setHandledUntil(time);
            }
            return null;
        });
    }

    @Override
    public ScheduleRun insertRun(int scheduleId, ScheduleRun run, Instant handledUntil, int keep) {
        return transactionRunner.write(entities -> {
            ScheduleEntity schedule = locked(entities, scheduleId);
            if (schedule == null) {
                throw new LanguardException(ErrorCode.NOT_FOUND, "Schedule with id " + scheduleId + " not found");
            }
            schedule.setHandledUntil(handledUntil);
            RunEntity row = new RunEntity(scheduleId, run);
            entities.persist(row);
            entities.flush();
            deleteOldest(entities, scheduleId, keep);
            return row.toRun();
        });
    }

    private static void deleteOldest(EntityManager entities, int scheduleId, int keep) {
        List<Integer> excess = entities.createQuery(
                        "SELECT r.id FROM RunEntity r WHERE r.scheduleId = :schedule ORDER BY r.id DESC", Integer.class)
                .setParameter("schedule", scheduleId)
                .setFirstResult(keep)
                .setMaxResults(keep)
                .getResultList();
        if (!excess.isEmpty()) {
            entities.createQuery("DELETE FROM RunEntity r WHERE r.id IN :ids")
                    .setParameter("ids", excess)
                    .executeUpdate();
        }
    }

    @Override
    public void updateRun(ScheduleRun run) {
        transactionRunner.write(entities -> {
            RunEntity row = entities.find(RunEntity.class, run.id(), LockModeType.PESSIMISTIC_WRITE);
            if (row != null) {
                row.change(run);
            }
            return null;
        });
    }

    @Override
    public List<ScheduleRun> runs(int scheduleId, int limit, int offset) {
        return transactionRunner.read(entities -> entities.createQuery(
                        "SELECT r FROM RunEntity r WHERE r.scheduleId = :schedule ORDER BY r.id DESC", RunEntity.class)
                .setParameter("schedule", scheduleId)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultStream()
                .map(RunEntity::toRun)
                .toList());
    }

    @Override
    public long countRuns(int scheduleId) {
        return transactionRunner.read(entities -> entities.createQuery(
                        "SELECT COUNT(r) FROM RunEntity r WHERE r.scheduleId = :schedule", Long.class)
                .setParameter("schedule", scheduleId)
                .getSingleResult());
    }

    @Override
    public Map<Integer, ScheduleRun> lastRuns() {
        return bySchedule(
                "SELECT r FROM RunEntity r WHERE r.id IN (SELECT MAX(n.id) FROM RunEntity n GROUP BY n.scheduleId)");
    }

    @Override
    public Map<Integer, ScheduleRun> unfinishedRuns() {
        return bySchedule("SELECT r FROM RunEntity r WHERE r.outcome = 'running' ORDER BY r.id");
    }

    private Map<Integer, ScheduleRun> bySchedule(String query) {
        return transactionRunner.read(entities -> entities.createQuery(query, RunEntity.class)
                .getResultStream()
                .collect(Collectors.toMap(RunEntity::scheduleId, RunEntity::toRun, (older, newer) -> newer)));
    }

    private static @Nullable ScheduleEntity locked(EntityManager entities, int id) {
        return entities.find(ScheduleEntity.class, id, LockModeType.PESSIMISTIC_WRITE);
    }
}
