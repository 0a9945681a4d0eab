package io.languard.core.schedule;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.schedule.RunOutcome;
import io.languard.service.schedule.ScheduleRun;
import io.languard.spi.schedule.ScheduleRecord;
import io.languard.spi.schedule.ScheduleStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Schedules in memory. Like a database, they outlive a platform and can become unavailable. */
public final class InMemoryScheduleStore implements ScheduleStore {

    private final Map<Integer, ScheduleRecord> schedules = new TreeMap<>();
    private final Map<Integer, Integer> scheduleOfRun = new TreeMap<>();
    private final Map<Integer, ScheduleRun> runs = new TreeMap<>();
    private int lastId;
    volatile boolean unavailable;

    private void check() {
        if (unavailable) {
            throw new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "The database is unavailable");
        }
    }

    @Override
    public synchronized List<ScheduleRecord> list() {
        check();
        return List.copyOf(schedules.values());
    }

    @Override
    public synchronized ScheduleRecord insert(ScheduleRecord schedule) {
        check();
        ScheduleRecord stored = new ScheduleRecord(
                ++lastId,
                schedule.serverId(),
                schedule.definition(),
                schedule.owner(),
                schedule.savedBy(),
                schedule.handledUntil());
        schedules.put(stored.id(), stored);
        return stored;
    }

    @Override
    public synchronized void update(ScheduleRecord schedule) {
        check();
        schedules.replace(schedule.id(), schedule);
    }

    @Override
    public synchronized void delete(int id) {
        check();
        schedules.remove(id);
        runs.keySet().removeIf(run -> scheduleOfRun.get(run) == id);
    }

    @Override
    public synchronized void updateHandledUntil(int id, Instant time) {
        check();
        schedules.computeIfPresent(id, (key, schedule) -> schedule.withHandledUntil(time));
    }

    @Override
    public synchronized ScheduleRun insertRun(int scheduleId, ScheduleRun run, Instant handledUntil, int keep) {
        check();
        if (!schedules.containsKey(scheduleId)) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "Schedule with id " + scheduleId + " not found");
        }
        updateHandledUntil(scheduleId, handledUntil);
        ScheduleRun stored = run.withId(++lastId);
        runs.put(stored.id(), stored);
        scheduleOfRun.put(stored.id(), scheduleId);
        runs(scheduleId, Integer.MAX_VALUE, keep).forEach(old -> runs.remove(old.id()));
        return stored;
    }

    @Override
    public synchronized void updateRun(ScheduleRun run) {
        check();
        runs.replace(run.id(), run);
    }

    @Override
    public synchronized List<ScheduleRun> runs(int scheduleId, int limit, int offset) {
        check();
        List<ScheduleRun> found = new ArrayList<>();
        runs.forEach((id, run) -> {
            if (scheduleOfRun.get(id) == scheduleId) {
                found.add(0, run);
            }
        });
        return found.stream().skip(offset).limit(limit).toList();
    }

    @Override
    public synchronized long countRuns(int scheduleId) {
        return runs(scheduleId, Integer.MAX_VALUE, 0).size();
    }

    @Override
    public synchronized Map<Integer, ScheduleRun> lastRuns() {
        check();
        return runs.entrySet().stream()
                .collect(Collectors.toMap(
                        run -> scheduleOfRun.get(run.getKey()), Map.Entry::getValue, (older, newer) -> newer));
    }

    @Override
    public synchronized Map<Integer, ScheduleRun> unfinishedRuns() {
        check();
        return runs.entrySet().stream()
                .filter(run -> run.getValue().outcome() == RunOutcome.RUNNING)
                .collect(Collectors.toMap(run -> scheduleOfRun.get(run.getKey()), Map.Entry::getValue));
    }
}
