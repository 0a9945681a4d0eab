package io.languard.service.mission;

import java.time.Instant;

/**
 * One mission file as clients see it.
 *
 * @param missionName the name by which the game and the rotation know it
 * @param terrain {@code null} if the game has no such thing
 * @param fileSize bytes
 * @param uploadedAt when the file was last written
 */
public record MissionView(
        int id, String fileName, String missionName, String terrain, long fileSize, Instant uploadedAt) {}
