package io.languard.service.ban;

import java.time.Instant;

/**
 * A ban.
 *
 * @param id 0 before it is stored
 * @param identity identity in the game's normal form
 * @param name the player's name, or {@code null} if unknown
 * @param reason may be empty
 * @param bannedBy the name of the user who added it, or the source it was imported from
 * @param expiresAt {@code null} if it never expires
 * @param inGame whether the game's own list contained it when it was last read
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

    /** Returns whether the ban is in effect at the given time. */
    public boolean active(Instant now) {
        return expiresAt == null || expiresAt.isAfter(now);
    }
}
