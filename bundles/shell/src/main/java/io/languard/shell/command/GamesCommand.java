package io.languard.shell.command;

import io.languard.service.game.GameService;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.JsonModels;
import java.util.List;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows for which games servers can be created. A game disappears with its adapter, while its servers remain. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "games")
public final class GamesCommand extends ShellCommand {

    private final GameService gameService;

    @Activate
    public GamesCommand(@Reference GameService gameService) {
        super("games", "", "Lists the games whose adapters are available.");
        this.gameService = gameService;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        return CommandResult.table(
                gameService.list().stream().map(JsonModels::game).toList(),
                List.of("game_type", "display_name", "version", "capabilities"),
                invocation.json());
    }
}
