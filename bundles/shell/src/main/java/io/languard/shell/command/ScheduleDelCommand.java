package io.languard.shell.command;

import io.languard.service.schedule.ScheduleService;
import io.languard.service.server.ServerService;
import io.languard.service.user.Permission;
import io.languard.shell.print.CommandResult;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Removes a schedule for good; {@link ScheduleDisableCommand} keeps it. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "schedule-del")
public final class ScheduleDelCommand extends ScheduleCommand {

    @Activate
    public ScheduleDelCommand(
            @Reference ScheduleService scheduleService,
            @Reference ServerService serverService,
            @Reference SessionActors sessionActors) {
        super(
                "schedule-del",
                "ID SCHEDULE",
                "Deletes a schedule and its runs.",
                Permission.SERVER_SCHEDULES,
                scheduleService,
                serverService,
                sessionActors);
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        int id = invocation.number(1);
        scheduleService.delete(actor(invocation), invocation.number(0), id);
        return CommandResult.done(null, "Schedule " + id + " was deleted.", invocation.json());
    }
}
