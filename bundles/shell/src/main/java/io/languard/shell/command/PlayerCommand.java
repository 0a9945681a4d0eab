package io.languard.shell.command;

import io.languard.service.player.PlayerService;
import io.languard.service.server.ServerService;
import java.util.List;

/** A command about one player on one server. */
abstract class PlayerCommand extends ShellCommand {

    final PlayerService players;
    final SessionActors callers;
    private final ServerService serverService;

    PlayerCommand(
            String name,
            String synopsis,
            String summary,
            PlayerService playerService,
            ServerService serverService,
            SessionActors sessionActors) {
        super(name, synopsis, summary);
        this.players = playerService;
        this.serverService = serverService;
        this.callers = sessionActors;
    }

    /** A reason as the game may show it to the player. */
    static String reason(CommandInvocation commandInvocation) {
        return String.join(" ", commandInvocation.argumentsFrom(2));
    }

    @Override
    public final List<String> suggestions(int position, List<String> given) {
        return switch (position) {
            case 0 -> CompletionSource.serverIds(serverService);
            case 1 -> CompletionSource.slots(players, given.get(0));
            default -> List.of();
        };
    }
}
