package io.languard.service.schedule;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as shown to clients.
 *
 * @param cron five fields (minute, hour, day of the month, month, day of the week) or a word such as {@code @daily}
 * @param timezone the id in the IANA database of the time zone that {@code cron} refers to
 * @param steps in order
 * @param nextRun {@code null} while it is disabled
 * @param lastRun {@code null} before the first run
 */
public record Schedule(
        int id,
        String name,
        String cron,
        String timezone,
        boolean enabled,
        RunCondition onlyIf,
        MissedRuns missed,
        List<ScheduleStep> steps,
        @Nullable Instant nextRun,
        @Nullable LastRun lastRun) {

    public Schedule {
        steps = List.copyOf(steps);
    }

    /**
     * The run that began last.
     *
     * @param at when it began
     * @param detail the reason of the outcome, for people; {@code null} if there is nothing to say
     */
    public record LastRun(Instant at, RunOutcome outcome, @Nullable String detail) {}
}
