package io.languard.service.deploy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * The diagnosis of a game or of one of its capabilities.
 *
 * @param subject {@code game} for the game itself, otherwise the capability's wire name
 * @param registered whether it is currently registered
 * @param fileName the file in the drop folder that provides or should provide it, or {@code null}
 * @param component the class that is or should be registered, or {@code null}
 * @param reason a human-readable reason why it is missing, or {@code null} if it is registered
 */
@JsonPropertyOrder({"what", "there", "file", "component", "reason"})
public record DiagnosisFinding(
        @JsonProperty("what") String subject,
        @JsonIgnore boolean registered,
        @JsonProperty("file") @Nullable String fileName,
        @Nullable String component,
        @Nullable String reason) {

    /** The subject for the game itself. */
    public static final String GAME = "game";

    /** Returns {@code yes} or {@code no}, as the shell shows it. */
    @JsonProperty
    String there() {
        return registered ? "yes" : "no";
    }
}
