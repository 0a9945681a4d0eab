package io.languard.service.schedule;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of a schedule.
 *
 * @param at when it began
 * @param endedAt {@code null} while it is under way
 * @param actor the name of the user whose rights it has
 * @param startedBy the name of the user who asked for it; {@code null} if nobody has
 * @param detail as in {@link Schedule.LastRun}
 * @param steps those of the schedule when the run began, in order
 */
public record ScheduleRun(
        int id,
        Instant at,
        @Nullable Instant endedAt,
        RunTrigger trigger,
        String actor,
        @Nullable String startedBy,
        RunOutcome outcome,
        @Nullable String detail,
        List<StepResult> steps) {

    public ScheduleRun {
        steps = List.copyOf(steps);
    }

    /** Returns this run with another id. */
    public ScheduleRun withId(int other) {
        return new ScheduleRun(other, at, endedAt, trigger, actor, startedBy, outcome, detail, steps);
    }

    /**
     * What has become of a step.
     *
     * @param outcome {@code null} if it has not been reached yet
     * @param detail why it failed or was skipped, for people
     */
    public record StepResult(
            ScheduleAction action,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable RunOutcome outcome,
            @Nullable String detail) {}
}
