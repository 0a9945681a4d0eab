package io.languard.service.schedule;

import io.languard.service.job.Job;
import io.languard.service.page.Page;
import io.languard.service.user.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Use cases for schedules. A schedule acts with the rights that whoever saved it last has at that moment, so saving one
 * requires the permissions of its actions in addition to {@code server.schedules}. Thread-safe.
 *
 * <p>Every method throws {@code NOT_FOUND} for an unknown server or schedule, and for those of another server.
 */
public interface ScheduleService {

    /** Returns the schedules of a server, sorted by id. Passwords in commands are masked for who may not change them. */
    List<Schedule> list(Actor actor, int serverId);

    /** Returns a schedule, as {@link #list} does. */
    Schedule get(Actor actor, int serverId, int id);

    /**
     * Creates a schedule.
     *
     * @throws io.languard.api.error.LanguardException {@code FORBIDDEN}, {@code VALIDATION_ERROR}, {@code CONFLICT} if the
     *     server has too many
     */
    Schedule create(Actor actor, int serverId, NewSchedule request);

    /**
     * Changes a schedule, which then has the rights of this actor. A run that is under way ends before its next step.
     *
     * @throws io.languard.api.error.LanguardException {@code FORBIDDEN}, {@code VALIDATION_ERROR}
     */
    Schedule update(Actor actor, int serverId, int id, ScheduleChange change);

    /** Deletes a schedule and its runs. A run that is under way ends before its next step. */
    void delete(Actor actor, int serverId, int id);

    /**
     * Begins a run now, even if the schedule is disabled. It has the same rights as any other.
     *
     * @return the job that ends with the run: it is {@code failed} also if the run does not begin because its condition is
     *     not met or rights are missing; cancelling it ends the run as a change of the schedule does
     * @throws io.languard.api.error.LanguardException {@code FORBIDDEN} unless the actor has the permissions of the
     *     actions, {@code CONFLICT} if a run is under way
     */
    Job run(Actor actor, int serverId, int id);

    /** Returns the last runs, newest first; the platform retains a limited number of them. */
    Page<ScheduleRun> runs(Actor actor, int serverId, int id, int limit, int offset);

    /**
     * Returns when a schedule would run.
     *
     * @param timezone {@code null} for that of the platform
     * @throws io.languard.api.error.LanguardException {@code VALIDATION_ERROR}
     */
    SchedulePreview preview(Actor actor, int serverId, String cron, @Nullable String timezone);
}
