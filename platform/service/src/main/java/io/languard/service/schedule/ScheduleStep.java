package io.languard.service.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.languard.service.validation.FieldLimits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A step of a schedule.
 *
 * @param message what {@code say} says; {@code null} for other actions
 * @param command what {@code command} sends; {@code null} for other actions
 * @param seconds how long {@code wait} waits; {@code null} for other actions
 * @param onFailure {@code null} means {@code stop}
 */
public record ScheduleStep(
        @NotNull ScheduleAction action,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Size(min = 1, max = FieldLimits.MAX_MESSAGE_LENGTH) @Nullable
                String message,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Size(min = 1, max = FieldLimits.MAX_MESSAGE_LENGTH) @Nullable
                String command,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Min(1) @Max(FieldLimits.MAX_SCHEDULE_WAIT_SECONDS) @Nullable
                Integer seconds,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OnFailure onFailure) {

    /** Returns whether the run goes on after this step has failed. */
    public boolean continuesAfterFailure() {
        return onFailure == OnFailure.CONTINUE;
    }

    /** Returns this step with another command. */
    public ScheduleStep withCommand(String other) {
        return new ScheduleStep(action, message, other, seconds, onFailure);
    }
}
