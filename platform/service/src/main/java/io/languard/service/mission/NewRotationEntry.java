package io.languard.service.mission;

import java.util.Map;

/**
 * One entry of the rotation that a client wants.
 *
 * @param difficulty {@code null} for the server's own
 * @param params JSON model
 */
public record NewRotationEntry(int missionId, String difficulty, Map<String, Object> params) {}
