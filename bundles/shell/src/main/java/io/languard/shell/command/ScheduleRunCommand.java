package io.languard.shell.command;

import io.languard.service.job.Job;
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

    private final JobFollower jobFollower;

    @Activate
    public ScheduleRunCommand(
            @Reference ScheduleService scheduleService,
            @Reference ServerService serverService,
            @Reference JobFollower jobFollower,
            @Reference SessionActors sessionActors) {
        super(
                "schedule-run",
                "ID SCHEDULE",
                "Runs a schedule now, if the server is in the state that it requires, and waits for its end.\n"
                        + "After Ctrl-C, the run goes on; job-cancel ends it before its next step.",
                Permission.SERVER_SCHEDULES,
                scheduleService,
                serverService,
                sessionActors);
        this.jobFollower = jobFollower;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) throws InterruptedException {
        Job job = scheduleService.run(actor(invocation), invocation.number(0), invocation.number(1));
        Job ended = jobFollower.follow(invocation, job.id());
        return CommandResult.done(
                ShellJsonCodec.toModel(ended),
                ended.message() == null ? "It is done." : ended.message() + ".",
                invocation.json());
    }
}
