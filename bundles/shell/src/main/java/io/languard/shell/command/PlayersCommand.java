package io.languard.shell.command;

import io.languard.service.player.PlayerService;
import io.languard.service.server.ServerService;
import io.languard.service.user.Actor;
import io.languard.service.user.Permission;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.ShellJsonCodec;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows who is on a server now, or who has been there before. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "players")
public final class PlayersCommand extends ShellCommand {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 1000;

    private final PlayerService playerService;
    private final ServerService serverService;
    private final SessionActors sessionActors;

    @Activate
    public PlayersCommand(
            @Reference PlayerService playerService,
            @Reference ServerService serverService,
            @Reference SessionActors sessionActors) {
        super(
                "players",
                "ID [--history] [--search TEXT] [--limit NUMBER]",
                "Lists the players on a game server; with --history past and present sessions, latest first.",
                Permission.SERVER_VIEW);
        this.playerService = playerService;
        this.serverService = serverService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        int id = invocation.number(0);
        Actor actor = sessionActors.of(invocation.session());
        if (!invocation.flag("--history")) {
            return CommandResult.table(
                    playerService.online(actor, id).stream()
                            .map(ShellJsonCodec::toModel)
                            .toList(),
                    List.of("slot_id", "name", "guid", "ping", "address", "joined_at"),
                    invocation.json());
        }
        int limit = invocation.number("--limit").orElse(DEFAULT_LIMIT);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new UsageException("--limit must be from 1 to " + MAX_LIMIT);
        }
        return CommandResult.table(
                playerService
                        .history(actor, id, invocation.option("--search").orElse(null), limit, 0)
                        .players()
                        .stream()
                        .map(ShellJsonCodec::toModel)
                        .toList(),
                List.of("name", "guid", "slot_id", "address", "joined_at", "left_at"),
                invocation.json());
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return position == 0 ? CompletionSource.serverIds(serverService, sessionActors.of(session)) : List.of();
    }
}
