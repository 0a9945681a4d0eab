package io.languard.shell.command;

import io.languard.service.config.ConfigService;
import io.languard.service.server.ServerFailure;
import io.languard.service.server.ServerService;
import io.languard.service.server.ServerView;
import io.languard.service.user.Actor;
import io.languard.service.user.Permission;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.JsonModels;
import java.util.List;
import java.util.Map;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows one server with all fields, and with what is known about its last failure. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "server")
public final class ServerCommand extends ShellCommand {

    private final ServerService serverService;
    private final ConfigService configService;
    private final SessionActors sessionActors;

    @Activate
    public ServerCommand(
            @Reference ServerService serverService,
            @Reference ConfigService configService,
            @Reference SessionActors sessionActors) {
        super("server", "ID", "Shows the details of one game server.", Permission.SERVER_VIEW);
        this.serverService = serverService;
        this.configService = configService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        Actor actor = sessionActors.of(invocation.session());
        int id = invocation.number(0);
        ServerView server = serverService.get(actor, id);
        Map<String, Object> model = JsonModels.server(server, configService.awaitingRestart(actor, id));
        ServerFailure failure = server.failure();
        if (failure == null || invocation.json()) {
            return CommandResult.fields(model, invocation.json());
        }
        model.put("failure", failure.reason());
        return CommandResult.fields(model, false).withLines("Last lines of the game:", failure.lastLines());
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return position == 0 ? CompletionSource.serverIds(serverService, sessionActors.of(session)) : List.of();
    }
}
