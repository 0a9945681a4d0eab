package io.languard.service.mission;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a server's rotation as shown to clients.
 *
 * @param sortOrder its position, from 0
 * @param difficulty {@code null} for the server's default
 * @param params mission parameters in the JSON model
 */
@JsonPropertyOrder({"id", "sort_order", "mission", "difficulty", "params_json"})
public record RotationEntryView(
        int id,
        int sortOrder,
        @JsonIgnore int missionId,
        @JsonIgnore String missionName,
        @Nullable String difficulty,
        @JsonProperty("params_json") Map<String, Object> params) {

    public RotationEntryView {
        params = params == null ? Map.of() : params;
    }

    /** The mission of a rotation entry. */
    public record MissionReference(int id, String missionName) {}

    /** Returns the mission as JSON nests it. */
    @JsonProperty("mission")
    public MissionReference mission() {
        return new MissionReference(missionId, missionName);
    }
}
