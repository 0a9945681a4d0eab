package io.languard.shell.command;

import io.languard.service.remote.RemoteConsoleService;
import io.languard.service.server.ServerService;
import io.languard.service.user.Permission;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.TerminalSanitizer;
import java.util.List;
import java.util.Map;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sends a line to the game as it is; the game, not a permission of Languard, limits what the line can do. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "rcon")
public final class RconCommand extends ShellCommand {

    private final RemoteConsoleService console;
    private final ServerService serverService;
    private final SessionActors sessionActors;

    @Activate
    public RconCommand(
            @Reference RemoteConsoleService console,
            @Reference ServerService serverService,
            @Reference SessionActors sessionActors) {
        super(
                "rcon",
                "ID COMMAND...",
                "Sends a remote admin command to a game server and shows the response.\n"
                        + "Quote a command that begins with #: rcon 1 '#missions'.",
                Permission.SERVER_CONSOLE);
        this.console = console;
        this.serverService = serverService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        String command = String.join(" ", invocation.argumentsFrom(1));
        String response = console.command(sessionActors.of(invocation.session()), invocation.number(0), command);
        return CommandResult.done(
                Map.of("response", response), TerminalSanitizer.sanitizeLines(response), invocation.json());
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return position == 0 ? CompletionSource.serverIds(serverService, sessionActors.of(session)) : List.of();
    }
}
