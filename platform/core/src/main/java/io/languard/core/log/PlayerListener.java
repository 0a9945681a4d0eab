package io.languard.core.log;

import io.languard.api.player.Player;

/** Is notified of players who join or leave according to a server's logs. Called on any thread; must not block. */
public interface PlayerListener {

    /** Called when a player has joined. */
    void playerJoined(int serverId, Player player);

    /** Called when the player in this slot or, for games without slots, with this name has left. */
    void playerLeft(int serverId, String slotId);
}
