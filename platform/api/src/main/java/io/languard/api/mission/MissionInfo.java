package io.languard.api.mission;

import org.jspecify.annotations.Nullable;

/**
 * The result of inspecting a mission file.
 *
 * @param missionName the name of the mission in the game and in the rotation
 * @param terrain the map of the mission, or {@code null} if the game has no maps
 */
public record MissionInfo(String missionName, @Nullable String terrain) {}
