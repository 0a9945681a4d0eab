package io.languard.service.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was taken from a configuration file, and what was not.
 *
 * @param sections the values taken, by section and field; secrets are masked
 * @param rotation the missions that replace the rotation; omitted if the file lists none that the server has
 * @param notTaken everything else in the file, in order
 */
public record ConfigImportResult(
        Map<String, Map<String, Object>> sections,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ImportedMission> rotation,
        List<NotTaken> notTaken) {

    /** An entry of the rotation. */
    public record ImportedMission(String missionName, @Nullable String difficulty, Map<String, Object> params) {}

    /**
     * Something that was not taken.
     *
     * @param line the number of the line, from 1; {@code null} for the file as a whole, or for something that it lacks
     * @param text the statement, which may be shortened; the values of secrets are masked
     * @param reason why, and what to do instead
     */
    public record NotTaken(@Nullable Integer line, String text, String reason) {}
}
