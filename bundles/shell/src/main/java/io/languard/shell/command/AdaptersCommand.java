package io.languard.shell.command;

import io.languard.service.deploy.DropFolderService;
import io.languard.service.user.Permission;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.ShellJsonCodec;
import java.util.List;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells an admin who has copied a jar into the drop folder whether it runs and, if not, what is missing. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "adapters")
public final class AdaptersCommand extends ShellCommand {

    private final DropFolderService dropFolderService;
    private final SessionActors sessionActors;

    @Activate
    public AdaptersCommand(@Reference DropFolderService dropFolderService, @Reference SessionActors sessionActors) {
        super(
                "adapters",
                "",
                "Lists the files in the drop folder and the problems of those that are not running.",
                Permission.SYSTEM_MANAGE);
        this.dropFolderService = dropFolderService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        return CommandResult.table(
                dropFolderService.files(sessionActors.of(invocation.session())).stream()
                        .map(ShellJsonCodec::toModel)
                        .toList(),
                List.of("file", "state", "bundle", "problem"),
                invocation.json());
    }
}
