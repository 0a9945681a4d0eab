package io.languard.service.mission;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A requested entry of the rotation.
 *
 * @param difficulty {@code null} for the server's default
 * @param params mission parameters in the JSON model
 */
public record NewRotationEntry(int missionId, @Nullable String difficulty, Map<String, Object> params) {}
