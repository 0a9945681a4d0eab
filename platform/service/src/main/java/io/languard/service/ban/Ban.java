package io.languard.service.ban;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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
        @JsonIgnore int serverId,
        @JsonProperty("guid") String identity,
        @Nullable String name,
        String reason,
        String bannedBy,
        Instant bannedAt,
        @Nullable Instant expiresAt,
        @JsonIgnore boolean inGame) {

    /** Whether it still counts at this moment. */
    public boolean active(Instant now) {
        return expiresAt == null || expiresAt.isAfter(now);
    }

    /** Whether the ban is in effect now. */
    @JsonProperty("is_active")
    public boolean active() {
        return active(Instant.now());
    }
}
