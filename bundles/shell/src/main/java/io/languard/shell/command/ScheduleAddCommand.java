package io.languard.shell.command;

import io.languard.service.schedule.MissedRuns;
import io.languard.service.schedule.NewSchedule;
import io.languard.service.schedule.RunCondition;
import io.languard.service.schedule.Schedule;
import io.languard.service.schedule.ScheduleService;
import io.languard.service.server.ServerService;
import io.languard.service.user.Permission;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.ShellJsonCodec;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes actions on a server repeat, with the rights that whoever changed the schedule last has by then. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "schedule-add")
public final class ScheduleAddCommand extends ScheduleCommand {

    @Activate
    public ScheduleAddCommand(
            @Reference ScheduleService scheduleService,
            @Reference ServerService serverService,
            @Reference SessionActors sessionActors) {
        super(
                "schedule-add",
                "ID NAME CRON STEP... [--zone ZONE] [--if STATE] [--missed POLICY] [--go-on]",
                "Adds a schedule, which acts with your rights.\n" + StepArgument.HELP
                        + "\nCRON has five fields, such as \"0 5 * * *\", or is a word such as @daily; ZONE is a time zone"
                        + " such as Europe/Berlin.\n"
                        + "STATE is any, running, stopped or empty (nobody is on the server); POLICY says what happens"
                        + " with times at which Languard was not running: skip or run_once.\n"
                        + "With --go-on, a run goes on after a step that has failed.",
                Permission.SERVER_SCHEDULES,
                scheduleService,
                serverService,
                sessionActors);
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        Schedule schedule = scheduleService.create(
                actor(invocation),
                invocation.number(0),
                new NewSchedule(
                        invocation.argument(1),
                        invocation.argument(2),
                        invocation.option("--zone").orElse(null),
                        null,
                        invocation
                                .option("--if")
                                .map(text -> constant("--if", text, RunCondition.values()))
                                .orElse(null),
                        invocation
                                .option("--missed")
                                .map(text -> constant("--missed", text, MissedRuns.values()))
                                .orElse(null),
                        invocation.argumentsFrom(3).stream()
                                .map(text -> StepArgument.parse(text, invocation.flag("--go-on")))
                                .toList()));
        return CommandResult.done(
                ShellJsonCodec.toModel(schedule),
                "Schedule " + schedule.id() + " was added; it runs next at " + schedule.nextRun() + ".",
                invocation.json());
    }

    private static <E extends Enum<E>> E constant(String option, String text, E[] constants) {
        return Arrays.stream(constants)
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new UsageException(option + " must be one of "
                        + Arrays.stream(constants)
                                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }
}
