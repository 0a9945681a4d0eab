package io.languard.shell.command;

import io.languard.service.system.SystemService;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.JsonModels;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "status")
public final class StatusCommand extends ShellCommand {

    private final SystemService platform;

    @Activate
    public StatusCommand(@Reference SystemService platform) {
        super("status", "", "Shows the platform's version and figures.");
        this.platform = platform;
    }

    @Override
    protected CommandResult run(CommandInvocation commandInvocation) {
        return CommandResult.fields(JsonModels.status(platform.status()), commandInvocation.json());
    }
}
