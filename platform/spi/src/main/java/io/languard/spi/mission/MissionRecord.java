package io.languard.spi.mission;

import java.time.Instant;

/**
 * One mission file as it is stored: what an inspection of the file found, so that it need not be read again.
 *
 * @param id 0 before it is stored
 * @param terrain {@code null} if the game has no such thing
 * @param fileSize bytes; together with {@code modifiedAt} it tells whether the file is still the one that was inspected
 * @param modifiedAt the file's own time
 */
public record MissionRecord(
        int id, int serverId, String fileName, String missionName, String terrain, long fileSize, Instant modifiedAt) {}
