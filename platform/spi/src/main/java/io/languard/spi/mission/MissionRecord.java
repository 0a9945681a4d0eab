package io.languard.spi.mission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The stored result of inspecting a mission file, so that the file need not be read again.
 *
 * @param id 0 before it is stored
 * @param terrain {@code null} if the game has no terrains
 * @param fileSize size in bytes; together with {@code modifiedAt} it identifies the inspected version of the file
 * @param modifiedAt the file's modification time
 */
public record MissionRecord(
        int id,
        int serverId,
        String fileName,
        String missionName,
        @Nullable String terrain,
        long fileSize,
        Instant modifiedAt) {}
