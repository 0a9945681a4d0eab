package io.languard.api.player;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A player on a server.
 *
 * @param slotId the game's identifier of the connection, or the name if the game has no slots
 * @param name the unchanged name that the game reports
 * @param identity the permanent identity of the player in the game, or {@code null} if unknown
 * @param ping the round-trip time in milliseconds, or {@code null} if unknown
 * @param address the network address, which is shown to admins only, or {@code null} if unknown
 * @param gameData other game-specific data; empty if there is none; values of the JSON model (see {@link io.languard.api.ConfigSection})
 */
public record Player(
        String slotId,
        String name,
        @Nullable String identity,
        @Nullable Integer ping,
        @Nullable String address,
        Map<String, @Nullable Object> gameData) {}
