package io.languard.service.player;

import java.time.Instant;

/**
 * One stay of a player on a server.
 *
 * @param id 0 before it is stored
 * @param identity {@code null} if it is unknown
 * @param address network address, {@code null} if it is unknown
 * @param leftAt {@code null} while he is there
 * @param gameData JSON text of an object
 */
public record PlayerSessionRecord(
        long id,
        int serverId,
        String slotId,
        String name,
        String identity,
        String address,
        Instant joinedAt,
        Instant leftAt,
        String gameData) {}
