package io.languard.shell.command;

import io.languard.service.job.Job;
import io.languard.service.job.JobService;
import io.languard.service.user.Permission;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.ShellJsonCodec;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stops work that takes too long or was requested by mistake. The job ends once that work is undone. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "job-cancel")
public final class JobCancelCommand extends ShellCommand {

    private final JobService jobService;
    private final SessionActors sessionActors;

    @Activate
    public JobCancelCommand(@Reference JobService jobService, @Reference SessionActors sessionActors) {
        super(
                "job-cancel",
                "JOB",
                "Cancels a job, which undoes what it has done so far.",
                Permission.SERVER_VIEW,
                Permission.SYSTEM_MANAGE);
        this.jobService = jobService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        Job job = jobService.cancel(sessionActors.of(invocation.session()), invocation.number(0));
        return CommandResult.done(
                ShellJsonCodec.toModel(job), "Job " + job.id() + " is being cancelled.", invocation.json());
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return position == 0 ? CompletionSource.jobIds(jobService, sessionActors.of(session), true) : List.of();
    }
}
