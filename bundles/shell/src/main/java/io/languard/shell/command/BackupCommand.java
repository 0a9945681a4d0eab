package io.languard.shell.command;

import io.languard.service.backup.BackupReason;
import io.languard.service.backup.BackupService;
import io.languard.service.job.Job;
import io.languard.service.server.ServerService;
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

/** Creates a backup on request, in addition to those of schedules and before restores. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "backup")
public final class BackupCommand extends ShellCommand {

    private final BackupService backupService;
    private final ServerService serverService;
    private final JobFollower jobFollower;
    private final SessionActors sessionActors;

    @Activate
    public BackupCommand(
            @Reference BackupService backupService,
            @Reference ServerService serverService,
            @Reference JobFollower jobFollower,
            @Reference SessionActors sessionActors) {
        super(
                "backup",
                "ID [NAME...]",
                "Creates a backup of a game server, which may be running, and waits for its end.\n"
                        + "After Ctrl-C, the backup goes on; job-cancel cancels it.",
                Permission.SERVER_BACKUPS);
        this.backupService = backupService;
        this.serverService = serverService;
        this.jobFollower = jobFollower;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) throws InterruptedException {
        String name = String.join(" ", invocation.argumentsFrom(1));
        Job job = backupService.create(
                sessionActors.of(invocation.session()),
                invocation.number(0),
                name.isEmpty() ? null : name,
                BackupReason.MANUAL);
        Job ended = jobFollower.follow(invocation, job.id());
        return CommandResult.done(ShellJsonCodec.toModel(ended), "The backup was created.", invocation.json());
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return position == 0 ? CompletionSource.serverIds(serverService, sessionActors.of(session)) : List.of();
    }
}
