package io.languard.service.schedule;

import io.languard.service.validation.FieldLimits;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request to change a schedule, as described by {@link Schedule}. What is {@code null} stays as it is. */
public record ScheduleChange(
        @Size(min = 1, max = FieldLimits.MAX_SCHEDULE_NAME_LENGTH) @Nullable String name,
        @Size(min = 1, max = FieldLimits.MAX_CRON_LENGTH) @Nullable String cron,
        @Size(min = 1, max = FieldLimits.MAX_TIME_ZONE_LENGTH) @Nullable String timezone,
        @Nullable Boolean enabled,
        @Nullable RunCondition onlyIf,
        @Nullable MissedRuns missed,
        @Size(max = FieldLimits.MAX_SCHEDULE_STEPS) @Nullable List<ScheduleStep> steps) {}
