package io.languard.api.ban;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a game's ban list.
 *
 * @param identity the identity in the form that {@link BanManager#normalize} returns
 * @param name the player's name, or {@code null} if the game does not store it
 * @param reason the reason; may be empty
 * @param expires when the ban expires, or {@code null} if it is permanent
 */
public record GameBan(String identity, @Nullable String name, String reason, @Nullable Instant expires) {}
