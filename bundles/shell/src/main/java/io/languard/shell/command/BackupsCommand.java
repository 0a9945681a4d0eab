package io.languard.shell.command;

import io.languard.service.backup.BackupService;
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

/** Finds the backup to restore, and shows who or what has created it. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "backups")
public final class BackupsCommand extends ShellCommand {

    private static final int LIMIT = 1000;

    private final BackupService backupService;
    private final ServerService serverService;
    private final SessionActors sessionActors;

    @Activate
    public BackupsCommand(
            @Reference BackupService backupService,
            @Reference ServerService serverService,
            @Reference SessionActors sessionActors) {
        super("backups", "ID", "Lists the backups of a game server, newest first.", Permission.SERVER_VIEW);
        this.backupService = backupService;
        this.serverService = serverService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        return CommandResult.table(
                backupService.list(sessionActors.of(invocation.session()), invocation.number(0), LIMIT, 0).stream()
                        .map(ShellJsonCodec::toModel)
                        .toList(),
                List.of("id", "name", "created_at", "created_by", "size_bytes", "locked", "reason"),
                invocation.json());
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return position == 0 ? CompletionSource.serverIds(serverService, sessionActors.of(session)) : List.of();
    }
}
