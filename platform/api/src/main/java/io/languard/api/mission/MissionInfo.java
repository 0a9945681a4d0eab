package io.languard.api.mission;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of inspecting a mission file.
 *
 * @param missionName the name of the mission in the game and in the rotation
 * @param terrain the map of the mission, or {@code null} if the game has no maps
 * @param warnings what is unusual about the file, for the admin who uploads it; empty if there is nothing
 */
public record MissionInfo(String missionName, @Nullable String terrain, List<String> warnings) {

    public MissionInfo {
        warnings = List.copyOf(warnings);
    }

    /** Creates the result for a file that has nothing unusual. */
    public MissionInfo(String missionName, @Nullable String terrain) {
        this(missionName, terrain, List.of());
    }
}
