package io.languard.lxc;

import io.languard.api.world.World;
import io.languard.api.world.WorldStore;
import io.languard.lxc.engine.Instance;
import java.time.Instant;
import java.util.Optional;

/** The records of worlds, and what their {@code status} says. */
final class WorldRecords {

    /** Its container is being made and started for the first time. */
    static final String CREATING = "creating";

    /** Its container is being started. */
    static final String STARTING = "starting";

    static final String RUNNING = "running";
    static final String STOPPED = "stopped";

    /** Its container is frozen: it keeps its memory and not its place. */
    static final String FROZEN = "frozen";

    /** The engine has no such container. The next request makes a new one of that name. */
    static final String MISSING = "missing";

    /** Minecraft's; what worlds are made for. */
    private static final int PORT = 25565;

    private WorldRecords() {}

    /** The player's record. A table that was taken over may find another one's, whose case differs. */
    static Optional<World> find(WorldStore store, String player) {
        return store.find(player).filter(world -> world.player().equals(player));
    }

    static World newRecord(String player, String container, Instant now) {
        return new World(player, container, null, PORT, CREATING, now, now);
    }

    /** For a container that has the player's mark, but whose record has been lost. */
    static World recovered(String player, Instance instance) {
        Instant used = instance.lastUsed().isAfter(instance.created()) ? instance.lastUsed() : instance.created();
        return new World(player, instance.name(), null, PORT, STOPPED, instance.created(), used);
    }

    /** The record in a new state. It has an address only while it runs. */
    static World withStatus(World world, String status, String address) {
        return new World(
                world.player(),
                world.container(),
                address,
                world.port() > 0 ? world.port() : PORT,
                status,
                world.created(),
                world.lastLogin());
    }

    static World withLastLogin(World world, Instant now) {
        return new World(
                world.player(), world.container(), world.address(), world.port(), world.status(), world.created(), now);
    }

    /** The record for a container that is made anew. */
    static World recreated(World world, String container, Instant now) {
        return new World(world.player(), container, null, world.port(), CREATING, now, now);
    }

    /** Whether the platform was starting it and has not said how that ended. */
    static boolean isStartPending(World world) {
        return CREATING.equals(world.status()) || STARTING.equals(world.status());
    }
}
