package io.languard.core.schedule;

import io.languard.service.schedule.ScheduleAction;
import io.languard.service.schedule.ScheduleDefinition;
import io.languard.service.schedule.ScheduleStep;
import io.languard.service.user.Permission;
import io.languard.service.validation.FieldLimits;
import io.languard.service.validation.FieldValidator;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules for what users request of schedules. */
final class ScheduleRules {

    private ScheduleRules() {}

    /** Throws {@code VALIDATION_ERROR} with everything that is wrong with a schedule. */
    static void check(ScheduleDefinition definition) {
        FieldValidator validator = new FieldValidator()
                .line("name", definition.name(), 1, FieldLimits.MAX_SCHEDULE_NAME_LENGTH)
                .problem("cron", cronProblem(definition.cron()))
                .problem("timezone", zoneProblem(definition.timezone()));
        checkSteps(validator, definition.steps());
        validator.check();
    }

    /** Throws {@code VALIDATION_ERROR} with everything that is wrong with the times of a schedule. */
    static void check(String cron, String timezone) {
        new FieldValidator()
                .problem("cron", cronProblem(cron))
                .problem("timezone", zoneProblem(timezone))
                .check();
    }

    /** Returns what the actions of a schedule require, in addition to changing schedules. */
    static Set<Permission> permissions(List<ScheduleStep> steps) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        steps.stream()
                .map(step -> step.action().permission())
                .filter(Objects::nonNull)
                .forEach(permissions::add);
        return permissions;
    }

    private static @Nullable String cronProblem(String cron) {
        String problem = FieldValidator.lineProblem(cron, 1, FieldLimits.MAX_CRON_LENGTH);
        if (problem != null) {
            return problem;
        }
        try {
            CronExpression.parse(cron);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private static @Nullable String zoneProblem(String zone) {
        return ZoneId.getAvailableZoneIds().contains(zone)
                ? null
                : "must be a time zone of the IANA database, such as Europe/Berlin or UTC";
    }

    private static void checkSteps(FieldValidator validator, List<ScheduleStep> steps) {
        if (steps.isEmpty() || steps.size() > FieldLimits.MAX_SCHEDULE_STEPS) {
            validator.problem("steps", "must have 1 to " + FieldLimits.MAX_SCHEDULE_STEPS + " steps");
            return;
        }
        long waiting = 0;
        for (int i = 0; i < steps.size(); i++) {
            ScheduleStep step = steps.get(i);
            String place = "steps[" + i + "].";
            checkText(validator, place + "message", step.message(), step.action(), ScheduleAction.SAY);
            checkText(validator, place + "command", step.command(), step.action(), ScheduleAction.COMMAND);
            validator.problem(place + "seconds", presenceProblem(step.seconds(), step.action(), ScheduleAction.WAIT));
            validator.number(place + "seconds", step.seconds(), 1, FieldLimits.MAX_SCHEDULE_WAIT_SECONDS);
            waiting += step.seconds() == null ? 0 : step.seconds();
        }
        if (waiting > FieldLimits.MAX_SCHEDULE_WAIT_SECONDS) {
            validator.problem(
                    "steps",
                    "must not wait for more than " + FieldLimits.MAX_SCHEDULE_WAIT_SECONDS + " seconds in total");
        }
    }

    private static void checkText(
            FieldValidator validator, String field, @Nullable String text, ScheduleAction action, ScheduleAction of) {
        validator.problem(field, presenceProblem(text, action, of));
        validator.line(field, text, 1, FieldLimits.MAX_MESSAGE_LENGTH);
    }

    private static @Nullable String presenceProblem(@Nullable Object value, ScheduleAction action, ScheduleAction of) {
        if (action == of) {
            return value == null ? "is required" : null;
        }
        return value == null ? null : "must be left out for this action";
    }
}
