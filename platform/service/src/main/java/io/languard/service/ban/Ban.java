package io.languard.service.ban;

import java.time.Instant;

/**
 * A ban.
 *
 * @param id 0 before it is stored
 * @param identity identity in the game's normal form
 * @param name the player's name, {@code null} if it is unknown
 * @param reason may be empty
 * @param bannedBy a user's name, or what tells where it was found
 * @param expiresAt {@code null} for never
 * @param inGame whether it stands in the game's own list as far as is known
 */
public record Ban(
        int id,
        int serverId,
        String identity,
        String name,
        String reason,
        String bannedBy,
        Instant bannedAt,
        Instant expiresAt,
        boolean inGame) {

    /** Whether it still counts at this moment. */
    public boolean active(Instant now) {
        return expiresAt == null || expiresAt.isAfter(now);
    }
}
