package io.languard.spi.schedule;

import io.languard.service.schedule.ScheduleRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Stores schedules, which end with their server, and their last runs. Same guarantees as {@link
 * io.languard.spi.server.ServerStore}.
 */
public interface ScheduleStore {

    /** Returns every schedule, sorted by id. */
    List<ScheduleRecord> list();

    /**
     * Adds a schedule; {@link ScheduleRecord#id} is ignored.
     *
     * @return the schedule with its id
     * @throws io.languard.api.error.LanguardException {@code NOT_FOUND} if the server does not exist
     */
    ScheduleRecord insert(ScheduleRecord schedule);

    /** Replaces a schedule if it exists. */
    void update(ScheduleRecord schedule);

    /** Deletes a schedule with its runs if it exists. */
    void delete(int id);

    /** Sets until when a schedule is handled if it exists. */
    void updateHandledUntil(int id, Instant time);

    /**
     * Adds a run, sets until when its schedule is handled, and deletes the oldest runs, all of it or nothing.
     *
     * @param run its id is ignored
     * @param keep the maximum number of runs of the schedule
     * @return the run with its id
     * @throws io.languard.api.error.LanguardException {@code NOT_FOUND} if the schedule does not exist
     */
    ScheduleRun insertRun(int scheduleId, ScheduleRun run, Instant handledUntil, int keep);

    /** Replaces a run if it exists. */
    void updateRun(ScheduleRun run);

    /** Returns runs of a schedule, newest first. */
    List<ScheduleRun> runs(int scheduleId, int limit, int offset);

    /** Returns the number of stored runs of a schedule. */
    long countRuns(int scheduleId);

    /** Returns the newest run of each schedule that has one, by the schedule's id. */
    Map<Integer, ScheduleRun> lastRuns();

    /** Returns the runs that have not ended, by the schedule's id. A schedule has at most one. */
    Map<Integer, ScheduleRun> unfinishedRuns();
}
