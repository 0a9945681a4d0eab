package io.languard.core.player;

import io.languard.api.player.Player;
import io.languard.core.CoreExecutors;
import io.languard.core.remote.RemotePlayerListener;
import io.languard.core.server.ProcessListener;
import io.languard.core.server.ServerInstance;
import io.languard.service.event.EventService;
import io.languard.service.player.OnlinePlayer;
import io.languard.spi.player.PlayerSessionStore;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A registry of the players that are online, by server, held in memory. */
@Component(service = {OnlinePlayerRegistry.class, RemotePlayerListener.class})
public class OnlinePlayerRegistry implements ProcessListener, RemotePlayerListener {

    private final PlayerSessionStore store;
    private final EventService eventService;
    private final CoreExecutors threads;

    @Activate
    public OnlinePlayerRegistry(
            @Reference PlayerSessionStore store,
            @Reference EventService eventService,
            @Reference CoreExecutors threads) {
        this.store = store;
        this.eventService = eventService;
        this.threads = threads;
    }

    /** Returns the players that are online. */
    List<OnlinePlayer> online(ServerInstance server) {
        return playersOf(server).online();
    }

    @Override
    public void playersListed(ServerInstance server, List<Player> players) {
        playersOf(server).change((tracker, now) -> tracker.applyList(players, now));
    }

    @Override
    public void playerSeen(ServerInstance server, Player player) {
        playersOf(server).change((tracker, now) -> tracker.applyInfo(player));
    }

    @Override
    public void playerJoined(ServerInstance server, Player player) {
        playersOf(server).change((tracker, now) -> tracker.joined(player, now));
    }

    @Override
    public void playerLeft(ServerInstance server, String slotId) {
        playersOf(server).change((tracker, now) -> tracker.left(slotId, now));
    }

    @Override
    public void processEnded(ServerInstance server) {
        playersOf(server).endAll();
    }

    /** Resumes the sessions that are open in the database: their players may still be online. */
    @Override
    public void processAdopted(ServerInstance server) {
        playersOf(server).scheduleWrite();
    }

    /** Writes pending changes now, so that the history is complete. */
    void flush(ServerInstance server) {
        playersOf(server).write();
    }

    private ServerPlayers playersOf(ServerInstance server) {
        return server.attachment(ServerPlayers.class, of -> new ServerPlayers(of, store, eventService, threads));
    }
}
