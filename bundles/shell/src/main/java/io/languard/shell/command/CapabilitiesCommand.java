package io.languard.shell.command;

import io.languard.service.game.Capability;
import io.languard.service.game.GameService;
import io.languard.service.game.GameView;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.JsonModels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Compares games by what their adapters can do at the moment, which changes as adapters come and go. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "capabilities")
public final class CapabilitiesCommand extends ShellCommand {

    private final GameService gameService;

    @Activate
    public CapabilitiesCommand(@Reference GameService gameService) {
        super(
                "capabilities",
                "[GAME]",
                "Shows the capabilities, and their optional parts, currently available for one game or for all games.");
        this.gameService = gameService;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        List<GameView> games = invocation
                .optionalArgument(0)
                .map(type -> List.of(gameService.get(type)))
                .orElseGet(gameService::list);
        if (invocation.json()) {
            Map<String, Object> model = new LinkedHashMap<>();
            games.forEach(game -> model.put(game.gameType(), JsonModels.capabilities(game)));
            return CommandResult.fields(model, true);
        }
        List<String> columns = new ArrayList<>(List.of("capability"));
        games.forEach(game -> columns.add(game.gameType()));
        return CommandResult.table(
                gameService.capabilities().stream()
                        .map(capability -> row(capability, games))
                        .toList(),
                columns,
                false);
    }

    private static Map<String, Object> row(Capability capability, List<GameView> games) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("capability", capability.wireName());
        games.forEach(game -> row.put(game.gameType(), game.supports(capability) ? "yes" : null));
        return row;
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return position == 0 ? CompletionSource.gameTypes(gameService) : List.of();
    }
}
