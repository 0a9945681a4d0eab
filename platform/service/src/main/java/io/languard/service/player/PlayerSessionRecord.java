package io.languard.service.player;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A player's session on a server.
 *
 * @param id 0 before it is stored
 * @param identity {@code null} if unknown
 * @param address network address, or {@code null} if unknown
 * @param leftAt {@code null} while the player is online
 * @param gameData game-specific data: a JSON object as text
 */
public record PlayerSessionRecord(
        long id,
        int serverId,
        String slotId,
        String name,
        @Nullable String identity,
        @Nullable String address,
        Instant joinedAt,
        @Nullable Instant leftAt,
        String gameData) {}
