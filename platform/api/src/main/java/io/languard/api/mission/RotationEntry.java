package io.languard.api.mission;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a mission rotation.
 *
 * @param missionName the name of the mission (see {@link MissionInfo})
 * @param difficulty one of {@link MissionManager#difficulties}, or {@code null} for the default of the server
 * @param params the parameters of the mission, as values of the JSON model (see {@link io.languard.api.ConfigSection})
 */
public record RotationEntry(String missionName, @Nullable String difficulty, Map<String, @Nullable Object> params) {}
