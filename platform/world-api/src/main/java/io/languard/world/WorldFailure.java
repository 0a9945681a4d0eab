package io.languard.world;

import org.jspecify.annotations.Nullable;

/**
 * The reason why a request for a world failed.
 *
 * @param container the name of the container; {@code null} for reasons that do not concern a container
 * @param details the engine's explanation; {@code null} unless the reason is {@link Reason#ENGINE_REFUSED}
 */
public record WorldFailure(Reason reason, @Nullable String container, @Nullable String details) {

    /** What went wrong. */
    public enum Reason {
        /** The player has no world. */
        UNKNOWN_PLAYER,
        /** The limit of running worlds has been reached. */
        CAP_REACHED,
        /** The world started but did not get an address in time; it has been stopped again. */
        NO_ADDRESS,
        /** The container engine refused the request, failed, or is unreachable. */
        ENGINE_REFUSED,
        /** The database is unavailable. */
        DATABASE_UNAVAILABLE
    }

    public static WorldFailure unknownPlayer() {
        return new WorldFailure(Reason.UNKNOWN_PLAYER, null, null);
    }

    public static WorldFailure capReached() {
        return new WorldFailure(Reason.CAP_REACHED, null, null);
    }

    public static WorldFailure noAddress(String container) {
        return new WorldFailure(Reason.NO_ADDRESS, container, null);
    }

    public static WorldFailure refused(String container, String details) {
        return new WorldFailure(Reason.ENGINE_REFUSED, container, details);
    }

    public static WorldFailure databaseUnavailable() {
        return new WorldFailure(Reason.DATABASE_UNAVAILABLE, null, null);
    }
}
