package io.languard.core.schedule;

import io.languard.service.schedule.MissedRuns;
import io.languard.service.schedule.NewSchedule;
import io.languard.service.schedule.RunCondition;
import io.languard.service.schedule.ScheduleChange;
import io.languard.service.schedule.ScheduleDefinition;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What requests make of schedules. */
final class ScheduleChanges {

    private ScheduleChanges() {}

    /** Returns the requested schedule, with the platform's defaults where nothing is requested. */
    static ScheduleDefinition definition(NewSchedule request) {
        return new ScheduleDefinition(
                request.name(),
                request.cron(),
                zoneOrDefault(request.timezone()),
                orElse(request.enabled(), true),
                orElse(request.onlyIf(), RunCondition.ANY),
                orElse(request.missed(), MissedRuns.SKIP),
                request.steps());
    }

    static ScheduleDefinition apply(ScheduleChange change, ScheduleDefinition before) {
        return new ScheduleDefinition(
                orElse(change.name(), before.name()),
                orElse(change.cron(), before.cron()),
                orElse(change.timezone(), before.timezone()),
                orElse(change.enabled(), before.enabled()),
                orElse(change.onlyIf(), before.onlyIf()),
                orElse(change.missed(), before.missed()),
                orElse(change.steps(), before.steps()));
    }

    /** Returns the names of the fields in which two schedules differ, as clients see them. */
    static List<String> changedFields(ScheduleDefinition before, ScheduleDefinition after) {
        List<String> fields = new ArrayList<>();
        addIfChanged(fields, "name", before.name(), after.name());
        addIfChanged(fields, "cron", before.cron(), after.cron());
        addIfChanged(fields, "timezone", before.timezone(), after.timezone());
        addIfChanged(fields, "enabled", before.enabled(), after.enabled());
        addIfChanged(fields, "only_if", before.onlyIf(), after.onlyIf());
        addIfChanged(fields, "missed", before.missed(), after.missed());
        addIfChanged(fields, "steps", before.steps(), after.steps());
        return fields;
    }

    /** Returns the id of a time zone; that of the platform for {@code null}, or UTC if it has no name. */
    static String zoneOrDefault(@Nullable String timezone) {
        String platform = ZoneId.systemDefault().getId();
        return orElse(timezone, ZoneId.getAvailableZoneIds().contains(platform) ? platform : "UTC");
    }

    private static void addIfChanged(List<String> fields, String name, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            fields.add(name);
        }
    }

    private static <T> T orElse(@Nullable T requested, T otherwise) {
        return requested == null ? otherwise : requested;
    }
}
