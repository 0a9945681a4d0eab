package io.languard.world;

/**
 * A world that is running.
 *
 * @param origin whether the request created or started the world
 */
public record StartedWorld(World world, Origin origin) {

    /** How the world came to be running. */
    public enum Origin {
        CREATED,
        STARTED,
        ALREADY_RUNNING
    }
}
