package io.languard.shell.command;

import io.languard.service.backup.BackupService;
import io.languard.service.job.Job;
import io.languard.service.server.ServerService;
import io.languard.service.user.Permission;
import io.languard.shell.print.CommandResult;
import java.util.List;
import java.util.Optional;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Irrevocably removes a server with its files and history; files behind symbolic links are retained. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "delete")
public final class DeleteCommand extends ShellCommand {

    private final BackupService backupService;
    private final ServerService serverService;
    private final JobFollower jobFollower;
    private final SessionActors sessionActors;

    @Activate
    public DeleteCommand(
            @Reference BackupService backupService,
            @Reference ServerService serverService,
            @Reference JobFollower jobFollower,
            @Reference SessionActors sessionActors) {
        super(
                "delete",
                "ID",
                "Deletes a stopped game server and all its data, after a backup if its policy wants one.",
                Permission.SERVER_DELETE);
        this.backupService = backupService;
        this.jobFollower = jobFollower;
        this.serverService = serverService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) throws InterruptedException {
        int id = invocation.number(0);
        Optional<Job> job = backupService.deleteServer(sessionActors.of(invocation.session()), id);
        if (job.isPresent()) {
            jobFollower.follow(invocation, job.get().id());
        }
        return CommandResult.done(null, "Server " + id + " was deleted.", invocation.json());
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return position == 0 ? CompletionSource.serverIds(serverService, sessionActors.of(session)) : List.of();
    }
}
