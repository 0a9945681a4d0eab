package io.languard.core.process;

import java.io.IOException;

/**
 * Explains why Java could not start a process at all. It starts processes by a helper program of its own, {@code jspawnhelper},
 * which an update of Java replaces, and which refuses to work for a JVM of another version.
 */
final class SpawnFailure {

    private SpawnFailure() {}

    /** Returns an exception that says what to do, or the same one if there is nothing to add. */
    static IOException explain(IOException failure) {
        String message = failure.getMessage();
        if (message == null || !message.contains("spawn helper")) {
            return failure;
        }
        return new IOException(
                "Java was updated while Languard was running, so no process can be started until Languard is restarted;"
                        + " games that run are not affected",
                failure);
    }
}
