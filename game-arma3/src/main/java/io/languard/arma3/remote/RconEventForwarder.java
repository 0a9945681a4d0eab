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

/**
 * Tells the platform what comes over a session. The message itself is no log entry: the game prints it on its console,
 * too, from where it reaches the log.
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
                "Remote admin: the game refused the password. It is tried again when the server starts anew."));
    }

    @Override
    public void message(String text) {
        ServerMessage message = ServerMessage.parse(text);
        if (message instanceof ServerMessage.AdminLoggedIn login && login.port() == ownPort) {
            return; // our own, which is told to us as to everybody
        }
        if (message instanceof ServerMessage.Connected connected) {
            names.put(connected.slot(), connected.name());
        }
        List<LogItem> items = ServerMessageMapper.toLogItems(message, names.values());
        items.forEach(listener::received);
        if (message instanceof ServerMessage.Disconnected gone) {
            names.remove(gone.slot());
        }
        if (message instanceof ServerMessage.Connected
                || message instanceof ServerMessage.Disconnected
                || message instanceof ServerMessage.Identified
                || message instanceof ServerMessage.Kicked) {
            listener.playersChanged();
        }
    }

    /**
     * A fresh listing, which also knows who was there before the session.
     *
     * @return the players by their right names: one who calls himself "(Lobby)" and is not in it looks like one who is
     */
    List<Player> onPlayersListed(List<Player> players) {
        List<Player> right = players.stream()
                .map(player -> named(player, names.get(player.slotId())))
                .toList();
        names.clear();
        right.forEach(player -> names.put(player.slotId(), player.name()));
        return right;
    }

    private static Player named(Player player, String name) {
        return name != null && name.equals(player.name() + PlayerListParser.LOBBY)
                ? PlayerListParser.withoutLobbySuffix(player, name)
                : player;
    }
}
