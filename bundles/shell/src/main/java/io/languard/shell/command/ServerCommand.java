package io.languard.shell.command;

import io.languard.service.config.ConfigService;
import io.languard.service.server.ServerService;
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

    private final ServerService serverService;
    private final ConfigService configService;

    @Activate
    public ServerCommand(@Reference ServerService serverService, @Reference ConfigService configService) {
        super("server", "ID", "Shows the details of one game server.");
        this.serverService = serverService;
        this.configService = configService;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        int id = invocation.number(0);
        return CommandResult.fields(
                JsonModels.server(serverService.get(id), configService.awaitingRestart(id)), invocation.json());
    }

    @Override
    public List<String> suggestions(int position, List<String> preceding) {
        return position == 0 ? CompletionSource.serverIds(serverService) : List.of();
    }
}
