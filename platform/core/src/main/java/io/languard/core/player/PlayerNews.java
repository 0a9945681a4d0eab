package io.languard.core.player;

import io.languard.api.player.Player;

/** Told what a server's logs say of players. Safe for many threads; returns at once. */
public interface PlayerNews {

    /** A player has joined, or more is known of one who is there. */
    void joined(int serverId, Player player);

    /** The player with this slot or, for games without slots, this name has left. */
    void left(int serverId, String slotId);
}
