package io.languard.service.schedule;

import io.languard.service.validation.FieldLimits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to create a schedule, as described by {@link Schedule}.
 *
 * @param timezone {@code null} for that of the platform
 * @param enabled {@code null} for yes
 * @param onlyIf {@code null} for any state
 * @param missed {@code null} for {@code skip}
 */
public record NewSchedule(
        @NotNull @Size(min = 1, max = FieldLimits.MAX_SCHEDULE_NAME_LENGTH) String name,
        @NotNull @Size(min = 1, max = FieldLimits.MAX_CRON_LENGTH) String cron,
        @Size(min = 1, max = FieldLimits.MAX_TIME_ZONE_LENGTH) @Nullable String timezone,
        @Nullable Boolean enabled,
        @Nullable RunCondition onlyIf,
        @Nullable MissedRuns missed,
        @NotNull @Size(max = FieldLimits.MAX_SCHEDULE_STEPS) List<ScheduleStep> steps) {}
