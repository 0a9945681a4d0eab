package io.languard.service.mission;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mission file as shown to clients.
 *
 * @param missionName the name that the game and the rotation use
 * @param terrain {@code null} if the game has no terrains
 * @param fileSize size in bytes
 * @param uploadedAt the file's last modification time
 */
public record MissionView(
        int id,
        @JsonProperty("filename") String fileName,
        String missionName,
        @Nullable String terrain,
        long fileSize,
        @Nullable Instant uploadedAt) {}
