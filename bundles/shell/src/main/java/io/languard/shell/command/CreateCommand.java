package io.languard.shell.command;

import io.languard.service.game.GameService;
import io.languard.service.server.CreationResult;
import io.languard.service.server.NewServer;
import io.languard.service.server.ServerService;
import io.languard.service.server.ServerSuggestionService;
import io.languard.service.user.Permission;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.ShellJsonCodec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Defines a server without starting it, and prints the generated passwords, which are masked from then on. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "create")
public final class CreateCommand extends ShellCommand {

    private final ServerService serverService;
    private final ServerSuggestionService suggestionService;
    private final GameService gameService;
    private final SessionActors sessionActors;

    @Activate
    public CreateCommand(
            @Reference ServerService serverService,
            @Reference ServerSuggestionService suggestionService,
            @Reference GameService gameService,
            @Reference SessionActors sessionActors) {
        super(
                "create",
                "NAME GAME_TYPE EXE_PATH GAME_PORT [--rcon-port PORT] [--description TEXT] [--auto-restart]"
                        + " [--max-restarts NUMBER]",
                "Creates a game server with the game's default configuration and shows its passwords, which are not shown again.",
                Permission.SERVERS_CREATE);
        this.serverService = serverService;
        this.suggestionService = suggestionService;
        this.gameService = gameService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("name", invocation.argument(0));
        fields.put("game_type", invocation.argument(1));
        fields.put("exe_path", invocation.argument(2));
        fields.put("game_port", invocation.number(3));
        fields.put("description", invocation.option("--description").orElse(null));
        fields.put("rcon_port", invocation.number("--rcon-port").orElse(null));
        fields.put("auto_restart", invocation.flag("--auto-restart") ? true : null);
        fields.put("max_restarts", invocation.number("--max-restarts").orElse(null));
        NewServer server = ShellJsonCodec.toRecord(fields, NewServer.class);
        CreationResult result = serverService.create(sessionActors.of(invocation.session()), server);
        Map<String, Object> model = ShellJsonCodec.toModel(result.server());
        model.put("credentials", result.credentials());
        return CommandResult.fields(model, invocation.json());
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return switch (position) {
            case 1 -> CompletionSource.gameTypes(gameService);
            case 2 -> CompletionSource.executables(suggestionService, sessionActors.of(session), preceding.get(1));
            case 3 -> CompletionSource.freeGamePort(suggestionService, sessionActors.of(session), preceding.get(1));
            default -> List.of();
        };
    }
}
