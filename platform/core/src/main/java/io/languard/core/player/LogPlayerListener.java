package io.languard.core.player;

import io.languard.api.player.Player;
import io.languard.core.log.PlayerListener;
import io.languard.core.remote.RemoteSessionManager;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerRegistry;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What logs say of players: who is there, or, while the game itself can be asked, when to ask and what else is known. */
@Component(service = PlayerListener.class)
public class LogPlayerListener implements PlayerListener {

    private final ServerRegistry serverRegistry;
    private final RemoteSessionManager sessions;
    private final OnlinePlayerRegistry live;

    @Activate
    public LogPlayerListener(
            @Reference ServerRegistry serverRegistry,
            @Reference RemoteSessionManager sessions,
            @Reference OnlinePlayerRegistry live) {
        this.serverRegistry = serverRegistry;
        this.sessions = sessions;
        this.live = live;
    }

    @Override
    public void playerJoined(int serverId, Player player) {
        onServer(serverId, server -> {
            if (sessions.providesPlayerList(server)) {
                live.playerSeen(server, player);
                sessions.schedulePlayerRefresh(server);
            } else {
                live.joined(server, player);
            }
        });
    }

    @Override
    public void playerLeft(int serverId, String slotId) {
        onServer(serverId, server -> {
            if (sessions.providesPlayerList(server)) {
                sessions.schedulePlayerRefresh(server);
            } else {
                live.left(server, slotId);
            }
        });
    }

    private void onServer(int serverId, Consumer<ServerInstance> work) {
        serverRegistry.find(serverId).ifPresent(work);
    }
}
