package io.languard.ports.player;

import java.time.Instant;

/**
 * One stay of a player on a server.
 *
 * @param id 0 before it is stored
 * @param guid {@code null} if it is unknown
 * @param address network address, {@code null} if it is unknown
 * @param leftAt {@code null} while he is there
 * @param gameData JSON text of an object
 */
public record Visit(
        long id,
        int serverId,
        String slotId,
        String name,
        String guid,
        String address,
        Instant joinedAt,
        Instant leftAt,
        String gameData) {}
