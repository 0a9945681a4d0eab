package io.languard.api.process;

import java.nio.file.Path;
import java.util.Objects;

/**
 * An executable of a game on this machine.
 *
 * @param path its absolute path
 * @param label a few words for users that distinguish it from others, such as its version or branch, in a single line of
 *     at most 200 characters; empty if its path says all that is known
 */
public record FoundExecutable(Path path, String label) {

    public FoundExecutable {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(label, "label");
    }

    /** Creates an executable of which only the path is known. */
    public FoundExecutable(Path path) {
        this(path, "");
    }
}
