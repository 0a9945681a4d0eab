package io.languard.shell.command;

import io.languard.service.system.SystemService;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.ShellJsonCodec;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sums up the platform in a few lines; the command to begin with when something is wrong. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "status")
public final class StatusCommand extends ShellCommand {

    private final SystemService systemService;
    private final SessionActors sessionActors;

    @Activate
    public StatusCommand(@Reference SystemService systemService, @Reference SessionActors sessionActors) {
        super("status", "", "Shows the platform's version and status.");
        this.systemService = systemService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        return CommandResult.fields(
                ShellJsonCodec.toModel(systemService.status(sessionActors.of(invocation.session()))),
                invocation.json());
    }
}
