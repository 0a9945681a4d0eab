package io.languard.world;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The status of a world, as stored in its record. */
public enum WorldStatus {
    /** The container is being created and started for the first time. */
    CREATING,
    /** The container is being started. */
    STARTING,
    RUNNING,
    STOPPED,
    /** The container is frozen: it retains its memory, gets no CPU time and does not count as running. */
    FROZEN,
    /** The engine has no such container. The next request creates a new one under the same name. */
    MISSING;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** Returns the name used in the HTTP API, the shell and the database. */
    public String wireName() {
        return wireName;
    }

    /** Returns the status with the given wire name; empty if there is none. */
    public static Optional<WorldStatus> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(status -> status.wireName.equals(name))
                .findFirst();
    }
}
