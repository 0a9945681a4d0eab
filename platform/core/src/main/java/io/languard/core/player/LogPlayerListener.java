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

/**
 * Applies what logs report about players. While remote admin provides the player list, a log only adds details and
 * triggers a refresh.
 */
@Component(service = PlayerListener.class)
public class LogPlayerListener implements PlayerListener {

    private final ServerRegistry serverRegistry;
    private final RemoteSessionManager sessions;
    private final OnlinePlayerRegistry onlinePlayers;

    @Activate
    public LogPlayerListener(
            @Reference ServerRegistry serverRegistry,
            @Reference RemoteSessionManager sessions,
            @Reference OnlinePlayerRegistry onlinePlayers) {
        this.serverRegistry = serverRegistry;
        this.sessions = sessions;
        this.onlinePlayers = onlinePlayers;
    }

    @Override
    public void playerJoined(int serverId, Player player) {
        onServer(serverId, server -> {
            if (sessions.providesPlayerList(server)) {
                onlinePlayers.playerSeen(server, player);
                sessions.schedulePlayerRefresh(server);
            } else {
                onlinePlayers.playerJoined(server, player);
            }
        });
    }

    @Override
    public void playerLeft(int serverId, String slotId) {
        onServer(serverId, server -> {
            if (sessions.providesPlayerList(server)) {
                sessions.schedulePlayerRefresh(server);
            } else {
                onlinePlayers.playerLeft(server, slotId);
            }
        });
    }

    private void onServer(int serverId, Consumer<ServerInstance> work) {
        serverRegistry.find(serverId).ifPresent(work);
    }
}
