package io.languard.api.ban;

import java.time.Instant;

/**
 * One entry of a game's ban list.
 *
 * @param identity identity in normal form
 * @param name the player's name where the game keeps it, else {@code null}
 * @param reason may be empty
 * @param expires when it ends; {@code null} for never
 */
public record GameBan(String identity, String name, String reason, Instant expires) {}
