package io.languard.shell.command;

import io.languard.service.deploy.DropFolderService;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.JsonModels;
import java.util.List;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "adapters")
public final class AdaptersCommand extends ShellCommand {

    private final DropFolderService folder;

    @Activate
    public AdaptersCommand(@Reference DropFolderService folder) {
        super("adapters", "", "Lists the files of the drop folder, and what is wrong with those that don't run.");
        this.folder = folder;
    }

    @Override
    protected CommandResult run(CommandInvocation commandInvocation) {
        return CommandResult.table(
                folder.files().stream().map(JsonModels::adapter).toList(),
                List.of("file", "state", "bundle", "problem"),
                commandInvocation.json());
    }
}
