package io.languard.shell.command;

import io.languard.service.backup.BackupService;
import io.languard.service.server.ServerService;
import io.languard.service.user.Permission;
import io.languard.shell.print.CommandResult;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Frees the space of one backup at once, without waiting for the policy. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "backup-del")
public final class BackupDelCommand extends ShellCommand {

    private final BackupService backupService;
    private final ServerService serverService;
    private final SessionActors sessionActors;

    @Activate
    public BackupDelCommand(
            @Reference BackupService backupService,
            @Reference ServerService serverService,
            @Reference SessionActors sessionActors) {
        super("backup-del", "ID BACKUP", "Deletes a backup that is not locked.", Permission.SERVER_BACKUPS);
        this.backupService = backupService;
        this.serverService = serverService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        int backup = invocation.number(1);
        backupService.delete(sessionActors.of(invocation.session()), invocation.number(0), backup);
        return CommandResult.done(null, "Backup " + backup + " was deleted.", invocation.json());
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
