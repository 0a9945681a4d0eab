package io.languard.shell.command;

import io.languard.ports.server.Servers;
import io.languard.shell.print.CommandResult;
import java.util.List;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "delete")
public final class DeleteCommand extends ShellCommand {

    private final Servers servers;
    private final SessionActors sessionActors;

    @Activate
    public DeleteCommand(@Reference Servers servers, @Reference SessionActors sessionActors) {
        super("delete", "ID", "Removes a game server that does not run, with everything that belongs to it.");
        this.servers = servers;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation commandInvocation) {
        int id = commandInvocation.number(0);
        servers.delete(sessionActors.of(commandInvocation.session()), id);
        return CommandResult.done(null, "Server " + id + " is deleted.", commandInvocation.json());
    }

    @Override
    public List<String> suggestions(int position, List<String> given) {
        return position == 0 ? CompletionSource.serverIds(servers) : List.of();
    }
}
