package io.languard.shell.command;

import io.languard.service.schedule.Schedule;
import io.languard.service.schedule.ScheduleChange;
import io.languard.service.schedule.ScheduleService;
import io.languard.service.server.ServerService;
import io.languard.service.user.Permission;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.ShellJsonCodec;

/** Enables or disables a schedule, which then has the rights of the user who does so. */
abstract class ScheduleSwitchCommand extends ScheduleCommand {

    private final boolean enabled;

    ScheduleSwitchCommand(
            String name,
            String summary,
            boolean enabled,
            ScheduleService scheduleService,
            ServerService serverService,
            SessionActors sessionActors) {
        super(name, "ID SCHEDULE", summary, Permission.SERVER_SCHEDULES, scheduleService, serverService, sessionActors);
        this.enabled = enabled;
    }

    @Override
    protected final CommandResult run(CommandInvocation invocation) {
        int id = invocation.number(1);
        Schedule schedule = scheduleService.update(
                actor(invocation),
                invocation.number(0),
                id,
                new ScheduleChange(null, null, null, enabled, null, null, null));
        return CommandResult.done(
                ShellJsonCodec.toModel(schedule),
                "Schedule " + id + (enabled ? " is enabled." : " is disabled."),
                invocation.json());
    }
}
