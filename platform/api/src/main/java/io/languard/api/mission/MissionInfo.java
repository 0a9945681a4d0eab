package io.languard.api.mission;

/**
 * What a mission file holds.
 *
 * @param missionName the name by which the game and the rotation know it
 * @param terrain the map it plays on; {@code null} if the game has no such thing
 */
public record MissionInfo(String missionName, String terrain) {}
