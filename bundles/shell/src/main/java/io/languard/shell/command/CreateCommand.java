package io.languard.shell.command;

import io.languard.service.game.GameService;
import io.languard.service.server.CreationResult;
import io.languard.service.server.NewServer;
import io.languard.service.server.ServerService;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.JsonModels;
import java.util.List;
import java.util.Map;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "create")
public final class CreateCommand extends ShellCommand {

    private final ServerService serverService;
    private final GameService gameService;
    private final SessionActors sessionActors;

    @Activate
    public CreateCommand(
            @Reference ServerService serverService,
            @Reference GameService gameService,
            @Reference SessionActors sessionActors) {
        super(
                "create",
                "NAME GAME_TYPE EXE_PATH GAME_PORT [--rcon-port PORT] [--description TEXT] [--auto-restart]"
                        + " [--max-restarts NUMBER]",
                "Creates a game server with the game's default configuration, and shows its passwords this once.");
        this.serverService = serverService;
        this.gameService = gameService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation commandInvocation) {
        NewServer server = new NewServer(
                commandInvocation.argument(0),
                commandInvocation.option("--description").orElse(null),
                commandInvocation.argument(1),
                commandInvocation.argument(2),
                commandInvocation.number(3),
                commandInvocation.number("--rcon-port").orElse(null),
                commandInvocation.flag("--auto-restart") ? true : null,
                commandInvocation.number("--max-restarts").orElse(null));
        CreationResult created = serverService.create(sessionActors.of(commandInvocation.session()), server);
        Map<String, Object> model = JsonModels.server(created.server());
        model.put("credentials", created.credentials());
        return CommandResult.fields(model, commandInvocation.json());
    }

    @Override
    public List<String> suggestions(int position, List<String> given) {
        return position == 1 ? CompletionSource.gameTypes(gameService) : List.of();
    }
}
