package io.languard.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A player's world.
 *
 * @param player the player who owns the world
 * @param container the name of the world's container in the engine
 * @param address the IPv4 address; {@code null} while the world has none
 * @param port the game port
 * @param status the status; {@code null} if the record has none, or one that is not listed in {@link WorldStatus},
 *     as in a table created by another program
 * @param created the time the world was created; {@code null} if unknown
 * @param lastLogin the time the player last asked for the world or left it; {@code null} if unknown
 */
public record World(
        String player,
        String container,
        @Nullable String address,
        int port,
        @Nullable WorldStatus status,
        @Nullable Instant created,
        @Nullable Instant lastLogin) {}
