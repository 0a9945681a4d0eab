package io.languard.shell.command;

import io.languard.service.backup.BackupPolicy;
import io.languard.service.backup.BackupService;
import io.languard.service.server.ServerService;
import io.languard.service.user.Actor;
import io.languard.service.user.Permission;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.ShellJsonCodec;
import java.util.List;
import java.util.Optional;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows or changes how many backups a server keeps, so that schedules cannot fill the disk. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "backup-policy")
public final class BackupPolicyCommand extends ShellCommand {

    private static final int MAX_KEPT = 1000;
    private static final int MAX_MEGABYTES = 1_000_000_000;

    private final BackupService backupService;
    private final ServerService serverService;
    private final SessionActors sessionActors;

    @Activate
    public BackupPolicyCommand(
            @Reference BackupService backupService,
            @Reference ServerService serverService,
            @Reference SessionActors sessionActors) {
        super(
                "backup-policy",
                "ID [--last NUMBER] [--daily NUMBER] [--weekly NUMBER] [--max-mb NUMBER] [--before-delete YESNO]",
                "Shows which backups of a game server are kept, or changes that; 0 turns a rule off.",
                Permission.SERVER_VIEW);
        this.backupService = backupService;
        this.serverService = serverService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        Actor actor = sessionActors.of(invocation.session());
        int id = invocation.number(0);
        BackupPolicy before = backupService.policy(actor, id);
        BackupPolicy after = new BackupPolicy(
                limited(invocation, "--last", MAX_KEPT).orElse(before.keepLast()),
                limited(invocation, "--daily", MAX_KEPT).orElse(before.keepDaily()),
                limited(invocation, "--weekly", MAX_KEPT).orElse(before.keepWeekly()),
                limited(invocation, "--max-mb", MAX_MEGABYTES).orElse(before.maxTotalMb()),
                invocation
                        .option("--before-delete")
                        .map(BackupPolicyCommand::yesNo)
                        .orElse(before.beforeDelete()));
        return CommandResult.fields(
                ShellJsonCodec.toModel(after.equals(before) ? before : backupService.setPolicy(actor, id, after)),
                invocation.json());
    }

    private static Optional<Integer> limited(CommandInvocation invocation, String option, int max) {
        Optional<Integer> number = invocation.number(option);
        if (number.filter(value -> value < 0 || value > max).isPresent()) {
            throw new UsageException(option + " must be from 0 to " + max);
        }
        return number;
    }

    private static boolean yesNo(String text) {
        if (!text.equals("yes") && !text.equals("no")) {
            throw new UsageException("--before-delete must be yes or no");
        }
        return text.equals("yes");
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return position == 0 ? CompletionSource.serverIds(serverService, sessionActors.of(session)) : List.of();
    }
}
