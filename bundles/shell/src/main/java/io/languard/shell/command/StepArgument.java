package io.languard.shell.command;

import io.languard.service.schedule.OnFailure;
import io.languard.service.schedule.ScheduleAction;
import io.languard.service.schedule.ScheduleStep;
import java.util.Arrays;
import java.util.Locale;

/** A step of a schedule as typed in the shell. */
final class StepArgument {

    /** Describes the arguments in help texts. */
    static final String HELP =
            "STEP is start, stop, restart, kill, backup, say:MESSAGE, command:COMMAND or wait:SECONDS.";

    private StepArgument() {}

    /** Parses a step. Throws {@link UsageException}. */
    static ScheduleStep parse(String text, boolean goOn) {
        int colon = text.indexOf(':');
        String word = colon < 0 ? text : text.substring(0, colon);
        String value = colon < 0 ? null : text.substring(colon + 1);
        ScheduleAction action = Arrays.stream(ScheduleAction.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new UsageException("'" + text + "' is not a step. " + HELP));
        boolean takesValue =
                action == ScheduleAction.SAY || action == ScheduleAction.COMMAND || action == ScheduleAction.WAIT;
        if (takesValue == (value == null)) {
            throw new UsageException("'" + text + "' is not a step. " + HELP);
        }
        return new ScheduleStep(
                action,
                action == ScheduleAction.SAY ? value : null,
                action == ScheduleAction.COMMAND ? value : null,
                action == ScheduleAction.WAIT ? seconds(value) : null,
                goOn ? OnFailure.CONTINUE : null);
    }

    private static Integer seconds(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new UsageException("'" + text + "' is not a number of seconds");
        }
    }
}
