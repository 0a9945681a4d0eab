package io.languard.service.deploy;

import java.time.Instant;

/**
 * One file of the drop folder.
 *
 * @param state what became of it
 * @param bundle symbolic name and version, {@code null} if it is no bundle
 * @param problem what is missing or wrong, {@code null} if nothing is
 */
public record AdapterFile(String fileName, AdapterState state, String bundle, String problem, Instant since) {

    /** What became of a file. */
    public enum AdapterState {
        /** Its bundle runs. */
        ACTIVE,
        /** Its bundle is installed and waits for what it requires. */
        WAITING,
        /** It can't be used. */
        BROKEN,
        /** Another file holds the same bundle. */
        DUPLICATE
    }
}
