package io.languard.shell.command;

import io.languard.ports.game.GameView;
import io.languard.ports.game.Games;
import io.languard.ports.player.Players;
import io.languard.ports.server.Servers;
import io.languard.ports.user.User;
import io.languard.ports.user.Users;
import java.util.List;

/** What tab completion offers. */
final class CompletionSource {

    private CompletionSource() {}

    static List<String> serverIds(Servers servers) {
        return servers.list(null, null).stream()
                .map(server -> Integer.toString(server.id()))
                .toList();
    }

    static List<String> slots(Players players, String serverId) {
        return serverId.matches("[0-9]{1,9}")
                ? players.online(Integer.parseInt(serverId)).stream()
                        .map(online -> online.player().slotId())
                        .toList()
                : List.of();
    }

    static List<String> gameTypes(Games games) {
        return games.list().stream().map(GameView::gameType).toList();
    }

    static List<String> userNames(Users users) {
        return users.list().stream().map(User::username).toList();
    }
}
