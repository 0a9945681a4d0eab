package io.languard.api.world;

import java.time.Instant;

/**
 * A player's world.
 *
 * @param player whom it belongs to
 * @param container the engine's name for it
 * @param address the IPv4 address, {@code null} while it has none
 * @param port the game's port
 * @param status {@code creating}, {@code running}, {@code stopped}, {@code frozen}, …
 * @param created when it was made
 * @param lastLogin when the player was last seen
 */
public record World(
        String player, String container, String address, int port, String status, Instant created, Instant lastLogin) {}
