package io.languard.api.player;

import java.util.Map;

/**
 * A player on a server. Unknown values are {@code null}.
 *
 * @param slotId the game's identifier of the connection, or the name if the game has no slots
 * @param name the unchanged name that the game reports
 * @param identity the permanent identity of the player in the game
 * @param ping the round-trip time in milliseconds
 * @param address the network address, which is shown to admins only
 * @param gameData other game-specific data, as values of the JSON model (see {@link io.languard.api.ConfigSection})
 */
public record Player(
        String slotId, String name, String identity, Integer ping, String address, Map<String, Object> gameData) {}
