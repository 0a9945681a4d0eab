package io.languard.core.player;

import io.languard.api.player.Player;

/** Told when a log or remote admin says that somebody has come or gone. Called on any thread; must return at once. */
public interface PlayerListener {

    /** A player has joined. */
    void playerJoined(int serverId, Player player);

    /** The player with this slot or, for games without slots, this name has left. */
    void playerLeft(int serverId, String slotId);
}
