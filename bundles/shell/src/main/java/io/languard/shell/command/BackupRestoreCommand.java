package io.languard.shell.command;

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

/** Returns a server to the state of a backup as a whole; what it replaces becomes a backup itself. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "backup-restore")
public final class BackupRestoreCommand extends ShellCommand {

    private final BackupService backupService;
    private final ServerService serverService;
    private final JobFollower jobFollower;
    private final SessionActors sessionActors;

    @Activate
    public BackupRestoreCommand(
            @Reference BackupService backupService,
            @Reference ServerService serverService,
            @Reference JobFollower jobFollower,
            @Reference SessionActors sessionActors) {
        super(
                "backup-restore",
                "ID BACKUP",
                "Replaces the files, configuration, rotation and mods of a stopped game server by those of a backup.\n"
                        + "The present state is backed up first. Waits for the end; after Ctrl-C, the restore goes on.",
                Permission.SERVER_BACKUPS);
        this.backupService = backupService;
        this.serverService = serverService;
        this.jobFollower = jobFollower;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) throws InterruptedException {
        Job job = backupService.restore(
                sessionActors.of(invocation.session()), invocation.number(0), invocation.number(1));
        Job ended = jobFollower.follow(invocation, job.id());
        return CommandResult.done(ShellJsonCodec.toModel(ended), "The backup was restored.", invocation.json());
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        if (position == 0) {
            return CompletionSource.serverIds(serverService, sessionActors.of(session));
        }
        return position == 1
                ? CompletionSource.backupIds(backupService, sessionActors.of(session), preceding.get(0))
                : List.of();
    }
}
