package io.languard.service.deploy;

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
public record DiagnosisFinding(
        String subject,
        boolean registered,
        @Nullable String fileName,
        @Nullable String component,
        @Nullable String reason) {

    /** The subject for the game itself. */
    public static final String GAME = "game";
}
