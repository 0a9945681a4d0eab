package io.languard.service.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.languard.service.schedule.RunOutcome;
import io.languard.service.schedule.RunTrigger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events about a server's schedules. */
public sealed interface ScheduleAuditEvent extends AuditEvent {

    /** A schedule was created. */
    @JsonTypeName("schedule_created")
    record ScheduleCreated(int scheduleId, String name) implements ScheduleAuditEvent {}

    /** A schedule was saved. These fields have changed. */
    @JsonTypeName("schedule_updated")
    record ScheduleUpdated(int scheduleId, String name, List<String> fields) implements ScheduleAuditEvent {

        public ScheduleUpdated {
            fields = List.copyOf(fields);
        }
    }

    /** A schedule was deleted. */
    @JsonTypeName("schedule_deleted")
    record ScheduleDeleted(int scheduleId, String name) implements ScheduleAuditEvent {}

    /** A run began. */
    @JsonTypeName("schedule_started")
    record ScheduleStarted(int scheduleId, String name, int runId, RunTrigger trigger) implements ScheduleAuditEvent {}

    /** A run ended. */
    @JsonTypeName("schedule_ended")
    record ScheduleEnded(
            int scheduleId,
            String name,
            int runId,
            RunOutcome outcome,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason)
            implements ScheduleAuditEvent {}

    /** A run that was due at this time was left out, or skipped because its condition was not met. */
    @JsonTypeName("schedule_left_out")
    record ScheduleLeftOut(int scheduleId, String name, Instant due, String reason) implements ScheduleAuditEvent {}

    /** A run ended because the user who saved the schedule last no longer has the rights. */
    @JsonTypeName("schedule_not_permitted")
    record ScheduleNotPermitted(int scheduleId, String name, int runId, String savedBy, String reason)
            implements ScheduleAuditEvent {}
}
