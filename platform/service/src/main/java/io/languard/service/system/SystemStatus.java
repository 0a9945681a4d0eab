package io.languard.service.system;

import java.time.Instant;
import java.util.List;

/**
 * The platform's status.
 *
 * @param database {@code embedded} or {@code server}
 * @param memoryUsedMb the used part of the heap in MiB
 * @param memoryMaxMb the size up to which the heap may grow, in MiB
 */
public record SystemStatus(
        String version,
        int runningServers,
        int totalServers,
        List<String> supportedGames,
        long uptimeSeconds,
        Instant startedAt,
        String javaVersion,
        long memoryUsedMb,
        long memoryMaxMb,
        String database,
        boolean databaseAvailable) {}
