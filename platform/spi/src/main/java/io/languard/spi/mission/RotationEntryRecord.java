package io.languard.spi.mission;

/**
 * One entry of a rotation as it is stored.
 *
 * @param id 0 before it is stored
 * @param difficulty {@code null} for the server's own
 * @param params JSON text of an object
 */
public record RotationEntryRecord(int id, int missionId, String difficulty, String params) {}
