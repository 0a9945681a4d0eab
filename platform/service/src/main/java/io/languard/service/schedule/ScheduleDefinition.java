package io.languard.service.schedule;

import java.util.List;

/** What a user determines of a schedule, as described by {@link Schedule}. */
public record ScheduleDefinition(
        String name,
        String cron,
        String timezone,
        boolean enabled,
        RunCondition onlyIf,
        MissedRuns missed,
        List<ScheduleStep> steps) {

    public ScheduleDefinition {
        steps = List.copyOf(steps);
    }
}
