package io.languard.arma3.remote;

import io.languard.api.GameServer;
import io.languard.api.log.LogItem;
import io.languard.api.player.Player;
import io.languard.api.remote.RemoteListener;
import io.languard.arma3.BoundPortStore;
import io.languard.arma3.rcon.RconLoop;
import io.languard.toolkit.query.InfoQuery;
import io.languard.toolkit.query.PlayersQuery;
import io.languard.toolkit.query.ServerInfo;
import io.languard.toolkit.query.SteamPlayer;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the player list with the game's responses to Steam queries, and adds the scores, which remote admin does not
 * report. The two differ for a while when a player joins, so only a persistent difference is reported, once until they
 * agree again. A game that responds to no query is not checked.
 */
final class PlayerListVerifier {

    private static final int PERSISTENT_CHECKS = 3;

    private final RconLoop loop;
    private final GameServer server;
    private final RemoteListener listener;
    private int differences;
    private volatile Map<String, Integer> scores = Map.of();

    PlayerListVerifier(RconLoop loop, GameServer server, RemoteListener listener) {
        this.loop = loop;
        this.server = server;
        this.listener = listener;
    }

    /** Starts a check and returns immediately; the result is reported later. */
    void onPlayersListed(int players) {
        int port = BoundPortStore.load(server);
        InetSocketAddress address = BoundPortStore.queryAddress(server, port);
        loop.query(address, new InfoQuery()).thenAccept(info -> {
            // Another process may have bound the port by now; its response is ignored.
            if (info.gamePort() == 0 || info.gamePort() == port) {
                compare(players, info);
                loop.query(address, new PlayersQuery())
                        .whenComplete(
                                (steamPlayers, failure) -> scores = failure == null ? scores(steamPlayers) : Map.of());
            }
        });
    }

    /** Returns the players with the scores that the last check found. */
    List<Player> withScores(List<Player> players) {
        Map<String, Integer> known = scores;
        return players.stream()
                .map(player -> known.containsKey(player.name()) ? withScore(player, known.get(player.name())) : player)
                .toList();
    }

    private synchronized void compare(int players, ServerInfo info) {
        differences = info.players() == players ? 0 : differences + 1;
        if (differences == PERSISTENT_CHECKS) {
            listener.received(new LogItem.GameEvent(
                    "player_count_differs", Map.of("remote_admin", players, "steam_query", info.players())));
        }
    }

    /** Steam reports names only, so the scores of players who share a name are unknown. */
    private static Map<String, Integer> scores(List<SteamPlayer> players) {
        Map<String, Integer> scores = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        for (SteamPlayer player : players) {
            if (scores.put(player.name(), player.score()) != null) {
                ambiguous.add(player.name());
            }
        }
        scores.keySet().removeAll(ambiguous);
        return scores;
    }

    private static Player withScore(Player player, int score) {
        Map<String, Object> data = new HashMap<>(player.gameData());
        data.put("score", score);
        return new Player(
                player.slotId(), player.name(), player.identity(), player.ping(), player.address(), Map.copyOf(data));
    }
}
