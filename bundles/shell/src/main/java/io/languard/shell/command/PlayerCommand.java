package io.languard.shell.command;

import io.languard.ports.player.Players;
import io.languard.ports.server.Servers;
import java.util.List;

/** A command about one player on one server. */
abstract class PlayerCommand extends ShellCommand {

    final Players players;
    final SessionActors callers;
    private final Servers servers;

    PlayerCommand(
            String name,
            String synopsis,
            String summary,
            Players players,
            Servers servers,
            SessionActors sessionActors) {
        super(name, synopsis, summary);
        this.players = players;
        this.servers = servers;
        this.callers = sessionActors;
    }

    /** A reason as the game may show it to the player. */
    static String reason(CommandInvocation commandInvocation) {
        return String.join(" ", commandInvocation.argumentsFrom(2));
    }

    @Override
    public final List<String> suggestions(int position, List<String> given) {
        return switch (position) {
            case 0 -> CompletionSource.serverIds(servers);
            case 1 -> CompletionSource.slots(players, given.get(0));
            default -> List.of();
        };
    }
}
