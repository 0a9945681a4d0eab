package io.languard.service.server;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A game server as clients see it; figures of a process are {@code null} while there is none.
 *
 * @param maxPlayers from the server's config; {@code null} if the game has no such setting
 * @param cpuPercent of one core, of the whole process tree
 * @param ramMb resident memory of the process tree, MiB
 */
public record ServerView(
        int id,
        String name,
        @Nullable String description,
        String gameType,
        String exePath,
        ServerStatus status,
        @Nullable Long pid,
        int gamePort,
        @Nullable Integer rconPort,
        boolean autoRestart,
        int maxRestarts,
        int restartCount,
        int playerCount,
        @Nullable Integer maxPlayers,
        @Nullable Double cpuPercent,
        @Nullable Double ramMb,
        @Nullable Instant startedAt,
        @Nullable Long uptimeSeconds,
        Instant createdAt,
        Instant updatedAt) {}
