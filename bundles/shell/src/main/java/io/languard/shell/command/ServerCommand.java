package io.languard.shell.command;

import io.languard.ports.server.Servers;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.JsonModels;
import java.util.List;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "server")
public final class ServerCommand extends ShellCommand {

    private final Servers servers;

    @Activate
    public ServerCommand(@Reference Servers servers) {
        super("server", "ID", "Shows everything about one game server.");
        this.servers = servers;
    }

    @Override
    protected CommandResult run(CommandInvocation commandInvocation) {
        return CommandResult.fields(
                JsonModels.server(servers.get(commandInvocation.number(0))), commandInvocation.json());
    }

    @Override
    public List<String> suggestions(int position, List<String> given) {
        return position == 0 ? CompletionSource.serverIds(servers) : List.of();
    }
}
