package io.languard.service.mission;

import java.time.Instant;

/**
 * A mission file as shown to clients.
 *
 * @param missionName the name that the game and the rotation use
 * @param terrain {@code null} if the game has no terrains
 * @param fileSize size in bytes
 * @param uploadedAt the file's last modification time
 */
public record MissionView(
        int id, String fileName, String missionName, String terrain, long fileSize, Instant uploadedAt) {}
