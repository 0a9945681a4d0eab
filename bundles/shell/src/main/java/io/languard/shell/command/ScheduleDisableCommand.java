package io.languard.shell.command;

import io.languard.service.schedule.Schedule;
import io.languard.service.schedule.ScheduleChange;
import io.languard.service.schedule.ScheduleService;
import io.languard.service.server.ServerService;
import io.languard.service.user.Permission;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.ShellJsonCodec;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Suspends a schedule, for example during maintenance. Whoever changes a schedule becomes the one with whose rights it
 * acts.
 */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "schedule-disable")
public final class ScheduleDisableCommand extends ScheduleCommand {

    @Activate
    public ScheduleDisableCommand(
            @Reference ScheduleService scheduleService,
            @Reference ServerService serverService,
            @Reference SessionActors sessionActors) {
        super(
                "schedule-disable",
                "ID SCHEDULE",
                "Disables a schedule, which then acts with your rights.",
                Permission.SERVER_SCHEDULES,
                scheduleService,
                serverService,
                sessionActors);
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        int id = invocation.number(1);
        Schedule schedule = scheduleService.update(
                actor(invocation),
                invocation.number(0),
                id,
                new ScheduleChange(null, null, null, false, null, null, null));
        return CommandResult.done(
                ShellJsonCodec.toModel(schedule), "Schedule " + id + " is disabled.", invocation.json());
    }
}
