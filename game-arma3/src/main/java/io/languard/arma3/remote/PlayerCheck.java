package io.languard.arma3.remote;

import io.languard.api.GameServer;
import io.languard.api.log.LogItem;
import io.languard.api.remote.RemoteListener;
import io.languard.arma3.TakenPort;
import io.languard.arma3.query.InfoQuestion;
import io.languard.arma3.query.ServerInfo;
import io.languard.arma3.rcon.RconLoop;
import java.util.Map;

/**
 * Holds the list of players against what the game tells Steam. The two differ for a while when somebody joins, so only a
 * difference that lasts is told, once, until they agree again. A game that answers no query is not checked.
 */
final class PlayerCheck {

    private static final int LASTING = 3;

    private final RconLoop loop;
    private final GameServer server;
    private final RemoteListener listener;
    private int differences;

    PlayerCheck(RconLoop loop, GameServer server, RemoteListener listener) {
        this.loop = loop;
        this.server = server;
        this.listener = listener;
    }

    /** Returns at once; what there is to tell comes later. */
    void listed(int players) {
        int port = TakenPort.of(server);
        loop.ask(TakenPort.query(server, port), new InfoQuestion()).thenAccept(info -> {
            // Somebody else may have the port by now; what he says does not count.
            if (info.gamePort() == 0 || info.gamePort() == port) {
                compare(players, info);
            }
        });
    }

    private synchronized void compare(int players, ServerInfo info) {
        differences = info.players() == players ? 0 : differences + 1;
        if (differences == LASTING) {
            listener.received(new LogItem.Notice(
                    "player_count_differs", Map.of("remote_admin", players, "steam_query", info.players())));
        }
    }
}
