package io.languard.service.schedule;

import io.languard.service.validation.FieldLimits;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request to change a schedule, as described by {@link Schedule}. What is {@code null} stays as it is. */
public record ScheduleChange(
        @Size(min = 1, max = FieldLimits.SCHEDULE_NAME) @Nullable String name,
        @Size(min = 1, max = FieldLimits.CRON) @Nullable String cron,
        @Size(min = 1, max = FieldLimits.TIME_ZONE) @Nullable String timezone,
        @Nullable Boolean enabled,
        @Nullable RunCondition onlyIf,
        @Nullable MissedRuns missed,
        @Size(max = FieldLimits.SCHEDULE_STEPS) @Nullable List<ScheduleStep> steps) {}
