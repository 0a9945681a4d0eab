package io.languard.service.deploy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file in the drop folder.
 *
 * @param state its deployment state
 * @param bundle symbolic name and version, or {@code null} if it is not a bundle
 * @param problem what is missing or wrong, or {@code null}
 */
public record AdapterFile(
        String fileName, AdapterState state, @Nullable String bundle, @Nullable String problem, Instant since) {

    /** The deployment state of a file. */
    public enum AdapterState {
        /** Its bundle is active. */
        ACTIVE,
        /** Its bundle is installed but requirements are missing. */
        WAITING,
        /** It cannot be used. */
        BROKEN,
        /** Another file contains the same bundle. */
        DUPLICATE
    }
}
