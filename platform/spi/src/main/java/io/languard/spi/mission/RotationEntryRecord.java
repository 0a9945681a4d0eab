package io.languard.spi.mission;

import org.jspecify.annotations.Nullable;

/**
 * A stored entry of a rotation.
 *
 * @param id 0 before it is stored
 * @param difficulty {@code null} for the server's default
 * @param params a JSON object as text
 */
public record RotationEntryRecord(int id, int missionId, @Nullable String difficulty, String params) {}
