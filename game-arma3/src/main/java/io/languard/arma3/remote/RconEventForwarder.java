package io.languard.arma3.remote;

import io.languard.api.log.LogItem;
import io.languard.api.log.LogLevel;
import io.languard.api.player.Player;
import io.languard.api.remote.RemoteListener;
import io.languard.arma3.battleye.PlayerListParser;
import io.languard.arma3.battleye.ServerMessage;
import io.languard.arma3.battleye.ServerMessageMapper;
import io.languard.arma3.rcon.RconListener;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Forwards the events of a session to the platform. Messages are not forwarded as log entries: the game also prints
 * them on its console, from where they reach the log.
 */
final class RconEventForwarder implements RconListener {

    private final RemoteListener listener;
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private int ownPort;

    RconEventForwarder(RemoteListener listener) {
        this.listener = listener;
    }

    @Override
    public void connected(int port) {
        ownPort = port;
        listener.connectionChanged(true);
    }

    @Override
    public void disconnected() {
        listener.connectionChanged(false);
    }

    @Override
    public void refused() {
        listener.received(new LogItem.LogEntry(
                null,
                LogLevel.WARNING,
                "Remote admin: the game refused the password. The next attempt follows when the server is restarted."));
    }

    @Override
    public void message(String text) {
        ServerMessage message = ServerMessage.parse(text, names);
        if (message instanceof ServerMessage.AdminLoggedIn login && login.port() == ownPort) {
            return; // the login of this session
        }
        if (message instanceof ServerMessage.Connected connected) {
            names.put(connected.slot(), connected.name());
        }
        List<LogItem> items = ServerMessageMapper.toLogItems(message, names.values());
        items.forEach(listener::received);
        if (message instanceof ServerMessage.Disconnected disconnected) {
            names.remove(disconnected.slot());
        }
        if (message instanceof ServerMessage.Connected
                || message instanceof ServerMessage.Disconnected
                || message instanceof ServerMessage.Identified
                || message instanceof ServerMessage.Kicked) {
            listener.playersChanged();
        }
    }

    /**
     * Replaces the known names with a new listing, which also includes players who joined before the session.
     *
     * @return the players with their real names: a player whose name ends with "(Lobby)" looks like one who is in the
     *     lobby
     */
    List<Player> onPlayersListed(List<Player> players) {
        List<Player> corrected = players.stream()
                .map(player -> withRealName(player, names.get(player.slotId())))
                .toList();
        names.clear();
        corrected.forEach(player -> names.put(player.slotId(), player.name()));
        return corrected;
    }

    private static Player withRealName(Player player, @Nullable String name) {
        return name != null && name.equals(player.name() + PlayerListParser.LOBBY)
                ? PlayerListParser.withoutLobbySuffix(player, name)
                : player;
    }
}
