package io.languard.service.system;

import java.time.Instant;

/**
 * What the platform runs on.
 *
 * @param memoryUsedMb the used part of the heap in MiB
 * @param memoryMaxMb the size up to which the heap may grow, in MiB
 * @param database {@code embedded} or {@code server}
 */
public record SystemInfo(
        Instant startedAt,
        String javaVersion,
        long memoryUsedMb,
        long memoryMaxMb,
        String database,
        boolean databaseAvailable) {}
