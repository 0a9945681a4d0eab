package io.languard.api.world;

/** How a request for a world ended. */
public sealed interface WorldResult {

    /** The world runs. */
    record Running(World world, Origin origin) implements WorldResult {}

    /** The world was running and is stopped now, or was stopped already. */
    record Stopped(World world, boolean already) implements WorldResult {}

    /** The world is frozen now, or was already. */
    record Frozen(World world, boolean already) implements WorldResult {}

    /** The world is gone for good. */
    record Deleted(World world) implements WorldResult {}

    /** The end of what the world has printed. */
    record Console(World world, String text) implements WorldResult {}

    /** As many worlds run as may run at one time. */
    record CapReached() implements WorldResult {}

    /** The player has no world. */
    record Unknown(String player) implements WorldResult {}

    /** The world's table is out of reach. */
    record NoDatabase() implements WorldResult {}

    /** The world started but got no address in time; it was stopped again. */
    record NoAddress(String container) implements WorldResult {}

    /** The container engine refused. */
    record Refused(String container, String details) implements WorldResult {}

    /** Where a running world comes from. */
    enum Origin {
        CREATED,
        STARTED,
        ALREADY_RUNNING
    }
}
