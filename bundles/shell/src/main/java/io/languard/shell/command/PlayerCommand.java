package io.languard.shell.command;

import io.languard.service.player.PlayerService;
import io.languard.service.server.ServerService;
import io.languard.service.user.Permission;
import java.util.List;
import org.apache.felix.service.command.CommandSession;

/** Base class of commands about one player on one server. */
abstract class PlayerCommand extends ShellCommand {

    final PlayerService players;
    final SessionActors actors;
    private final ServerService serverService;

    PlayerCommand(
            String name,
            String synopsis,
            String summary,
            PlayerService playerService,
            ServerService serverService,
            SessionActors sessionActors) {
        super(name, synopsis, summary, Permission.SERVER_PLAYERS);
        this.players = playerService;
        this.serverService = serverService;
        this.actors = sessionActors;
    }

    /** Joins the remaining arguments to a reason. */
    static String reason(CommandInvocation invocation) {
        return String.join(" ", invocation.argumentsFrom(2));
    }

    @Override
    public final List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return switch (position) {
            case 0 -> CompletionSource.serverIds(serverService, actors.of(session));
            case 1 -> CompletionSource.slots(players, actors.of(session), preceding.get(0));
            default -> List.of();
        };
    }
}
