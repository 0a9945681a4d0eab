package io.languard.lxc;

import io.languard.lxc.engine.Instance;
import io.languard.world.World;
import io.languard.world.WorldStatus;
import io.languard.world.WorldStore;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates and updates the records of worlds. */
final class WorldRecords {

    /** Minecraft's port, the only one that worlds use today. */
    private static final int PORT = 25565;

    private WorldRecords() {}

    /**
     * Returns the player's record. A table created by another program may return a record whose player differs in case.
     */
    static Optional<World> find(WorldStore store, String player) {
        return store.find(player).filter(world -> world.player().equals(player));
    }

    static World newRecord(String player, String container, Instant now) {
        return new World(player, container, null, PORT, WorldStatus.CREATING, now, now);
    }

    /** Returns the record of a container that is tagged with the player but whose record was lost. */
    static World recovered(String player, Instance instance) {
        Instant used = instance.lastUsed().isAfter(instance.created()) ? instance.lastUsed() : instance.created();
        return new World(player, instance.name(), null, PORT, WorldStatus.STOPPED, instance.created(), used);
    }

    /** Returns the record with a new status. Only running worlds have an address. */
    static World withStatus(World world, WorldStatus status, @Nullable String address) {
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

    /** Returns the record for a container that is created again. */
    static World recreated(World world, String container, Instant now) {
        return new World(world.player(), container, null, world.port(), WorldStatus.CREATING, now, now);
    }

    /** Returns whether the platform was starting the world and has not recorded the outcome. */
    static boolean isStartPending(World world) {
        return world.status() == WorldStatus.CREATING || world.status() == WorldStatus.STARTING;
    }
}
