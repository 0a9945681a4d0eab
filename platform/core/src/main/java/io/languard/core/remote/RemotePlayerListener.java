package io.languard.core.remote;

import io.languard.api.player.Player;
import io.languard.core.server.ServerInstance;
import java.util.List;

/**
 * Receives what remote admin reports about the players of a server. Called on the adapter's threads or on a worker; must not
 * block.
 */
public interface RemotePlayerListener {

    /** Called with the complete player list as the game reports it. Lists of one server arrive in order. */
    void playersListed(ServerInstance server, List<Player> players);

    /** Called with details of a player, who may not be on the last list yet. */
    void playerSeen(ServerInstance server, Player player);

    /** Called when a player has joined, if the game has no player list. */
    void playerJoined(ServerInstance server, Player player);

    /** Called when a player has left, if the game has no player list. */
    void playerLeft(ServerInstance server, String slotId);
}
