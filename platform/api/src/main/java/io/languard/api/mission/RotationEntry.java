package io.languard.api.mission;

import java.util.Map;

/**
 * One entry of a mission rotation.
 *
 * @param missionName see {@link MissionInfo}
 * @param difficulty one of {@link MissionManager#difficulties}, or {@code null} for the server's own
 * @param params the mission's parameters; JSON model
 */
public record RotationEntry(String missionName, String difficulty, Map<String, Object> params) {}
