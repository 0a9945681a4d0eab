package io.languard.service.server;

import java.time.Instant;

/**
 * A game server as shown to clients. Values that describe a process are {@code null} while there is none.
 *
 * @param maxPlayers from the server's configuration; {@code null} if the game has no such setting
 * @param cpuPercent CPU usage of the process tree in percent of one core
 * @param ramMb resident memory of the process tree in MiB
 */
public record ServerView(
        int id,
        String name,
        String description,
        String gameType,
        String exePath,
        ServerStatus status,
        Long pid,
        int gamePort,
        Integer rconPort,
        boolean autoRestart,
        int maxRestarts,
        int restartCount,
        int playerCount,
        Integer maxPlayers,
        Double cpuPercent,
        Double ramMb,
        Instant startedAt,
        Long uptimeSeconds,
        Instant createdAt,
        Instant updatedAt) {}
