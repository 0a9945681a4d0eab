package io.languard.api.player;

import java.util.Map;

/**
 * A player on a server. What is unknown is {@code null}.
 *
 * @param slotId what the game calls the connection; a game without slots uses the name
 * @param name as the game has it, raw
 * @param identity the game's lasting identity of the person
 * @param ping milliseconds
 * @param address network address, shown to admins only
 * @param gameData whatever else the game knows; JSON model
 */
public record Player(
        String slotId, String name, String identity, Integer ping, String address, Map<String, Object> gameData) {}
