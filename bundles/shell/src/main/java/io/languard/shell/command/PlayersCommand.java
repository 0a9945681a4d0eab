package io.languard.shell.command;

import io.languard.service.player.PlayerService;
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
@GogoCommand(scope = "languard", function = "players")
public final class PlayersCommand extends ShellCommand {

    private static final int USUAL = 50;
    private static final int MAX_LIMIT = 1000;

    private final PlayerService playerService;
    private final ServerService serverService;

    @Activate
    public PlayersCommand(@Reference PlayerService playerService, @Reference ServerService serverService) {
        super(
                "players",
                "ID [--history] [--search TEXT] [--limit NUMBER]",
                "Shows who is on a game server; with --history who was, latest first.");
        this.playerService = playerService;
        this.serverService = serverService;
    }

    @Override
    protected CommandResult run(CommandInvocation commandInvocation) {
        int id = commandInvocation.number(0);
        if (!commandInvocation.flag("--history")) {
            return CommandResult.table(
                    playerService.online(id).stream().map(JsonModels::player).toList(),
                    List.of("slot_id", "name", "guid", "ping", "address", "joined_at"),
                    commandInvocation.json());
        }
        int limit = commandInvocation.number("--limit").orElse(USUAL);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new UsageException("--limit is from 1 to " + MAX_LIMIT);
        }
        return CommandResult.table(
                playerService
                        .history(id, commandInvocation.option("--search").orElse(null), limit, 0)
                        .sessions()
                        .stream()
                        .map(JsonModels::session)
                        .toList(),
                List.of("name", "guid", "slot_id", "address", "joined_at", "left_at"),
                commandInvocation.json());
    }

    @Override
    public List<String> suggestions(int position, List<String> given) {
        return position == 0 ? CompletionSource.serverIds(serverService) : List.of();
    }
}
