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

/** Shows how far a job is, and why it has failed. Following it is for people; scripts ask again. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "job")
public final class JobCommand extends ShellCommand {

    private final JobService jobService;
    private final JobFollower jobFollower;
    private final SessionActors sessionActors;

    @Activate
    public JobCommand(
            @Reference JobService jobService,
            @Reference JobFollower jobFollower,
            @Reference SessionActors sessionActors) {
        super(
                "job",
                "JOB [-f]",
                "Shows a job; with -f waits for its end with a progress bar, until Ctrl-C.",
                Permission.SERVER_VIEW,
                Permission.SYSTEM_MANAGE);
        this.jobService = jobService;
        this.jobFollower = jobFollower;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) throws InterruptedException {
        int id = invocation.number(0);
        Job job = invocation.flag("-f")
                ? jobFollower.follow(invocation, id)
                : jobService.get(sessionActors.of(invocation.session()), id);
        return CommandResult.fields(ShellJsonCodec.toModel(job), invocation.json());
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return position == 0 ? CompletionSource.jobIds(jobService, sessionActors.of(session), false) : List.of();
    }
}
