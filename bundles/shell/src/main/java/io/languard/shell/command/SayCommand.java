package io.languard.shell.command;

import io.languard.service.remote.RemoteConsoleService;
import io.languard.service.server.ServerService;
import io.languard.service.user.Permission;
import io.languard.shell.print.CommandResult;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reaches the players of a running game in its own chat, for example to announce a restart. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "say")
public final class SayCommand extends ShellCommand {

    private final RemoteConsoleService console;
    private final ServerService serverService;
    private final SessionActors sessionActors;

    @Activate
    public SayCommand(
            @Reference RemoteConsoleService console,
            @Reference ServerService serverService,
            @Reference SessionActors sessionActors) {
        super("say", "ID MESSAGE...", "Sends a message to all players of a game server.", Permission.SERVER_CONSOLE);
        this.console = console;
        this.serverService = serverService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        String message = String.join(" ", invocation.argumentsFrom(1));
        console.say(sessionActors.of(invocation.session()), invocation.number(0), message);
        return CommandResult.done(null, "Message sent.", invocation.json());
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return position == 0 ? CompletionSource.serverIds(serverService, sessionActors.of(session)) : List.of();
    }
}
