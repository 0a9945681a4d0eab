package io.languard.service.mission;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One mission file as clients see it.
 *
 * @param missionName the name by which the game and the rotation know it
 * @param terrain {@code null} if the game has no such thing
 * @param fileSize bytes
 * @param uploadedAt when the file was last written
 */
public record MissionView(
        int id,
        @JsonProperty("filename") String fileName,
        String missionName,
        @Nullable String terrain,
        long fileSize,
        @Nullable Instant uploadedAt) {}
