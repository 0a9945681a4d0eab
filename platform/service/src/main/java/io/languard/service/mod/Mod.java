package io.languard.service.mod;

import org.jspecify.annotations.Nullable;

/**
 * A registered mod folder.
 *
 * @param id 0 before it is stored
 * @param workshopId Steam Workshop id, or {@code null}
 * @param description may be empty
 */
public record Mod(
        int id,
        String gameType,
        String name,
        String folderPath,
        @Nullable String workshopId,
        @Nullable String description) {}
