package io.languard.shell.command;

import io.languard.service.schedule.ScheduleRun;
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

/** Tries a schedule without waiting for its time. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "schedule-run")
public final class ScheduleRunCommand extends ScheduleCommand {

    @Activate
    public ScheduleRunCommand(
            @Reference ScheduleService scheduleService,
            @Reference ServerService serverService,
            @Reference SessionActors sessionActors) {
        super(
                "schedule-run",
                "ID SCHEDULE",
                "Runs a schedule now, if the server is in the state that it requires.",
                Permission.SERVER_SCHEDULES,
                scheduleService,
                serverService,
                sessionActors);
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        ScheduleRun run = scheduleService.run(actor(invocation), invocation.number(0), invocation.number(1));
        return CommandResult.done(
                ShellJsonCodec.toModel(run),
                run.detail() == null ? "Run " + run.id() + " has begun." : run.detail() + ".",
                invocation.json());
    }
}
