package io.languard.service.world;

import io.languard.world.World;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A player's world as clients see it.
 *
 * @param container the engine's name of the world
 * @param status {@code creating}, {@code starting}, {@code running}, {@code frozen}, {@code stopped} or {@code missing}
 * @param address the IPv4 address, {@code null} unless the world is running
 * @param port the game's port
 * @param lastLogin when the player was last seen
 */
public record WorldView(
        String player,
        String container,
        @Nullable String status,
        @Nullable String address,
        int port,
        @Nullable Instant createdAt,
        @Nullable Instant lastLogin) {

    /** Returns the view of a world. */
    public static WorldView of(World world) {
        return new WorldView(
                world.player(),
                world.container(),
                world.status() == null ? null : world.status().wireName(),
                world.address(),
                world.port(),
                world.created(),
                world.lastLogin());
    }
}
