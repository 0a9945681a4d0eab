package io.languard.core.player;

import io.languard.api.player.Player;
import io.languard.core.server.Fleet;
import io.languard.core.server.ManagedServer;
import io.languard.core.server.RemoteSessions;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What logs say of players: who is there, or, while the game itself can be asked, when to ask and what else is known. */
@Component(service = PlayerNews.class)
public class LoggedPlayers implements PlayerNews {

    private final Fleet fleet;
    private final RemoteSessions sessions;
    private final LivePlayers live;

    @Activate
    public LoggedPlayers(@Reference Fleet fleet, @Reference RemoteSessions sessions, @Reference LivePlayers live) {
        this.fleet = fleet;
        this.sessions = sessions;
        this.live = live;
    }

    @Override
    public void joined(int serverId, Player player) {
        onServer(serverId, server -> {
            if (sessions.listsPlayers(server)) {
                live.heard(server, player);
                sessions.playersMayHaveChanged(server);
            } else {
                live.joined(server, player);
            }
        });
    }

    @Override
    public void left(int serverId, String slotId) {
        onServer(serverId, server -> {
            if (sessions.listsPlayers(server)) {
                sessions.playersMayHaveChanged(server);
            } else {
                live.left(server, slotId);
            }
        });
    }

    private void onServer(int serverId, Consumer<ManagedServer> work) {
        fleet.find(serverId).ifPresent(work);
    }
}
