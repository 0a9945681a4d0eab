package io.languard.service.ban;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.languard.service.event.AddressMasker;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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
 * @param listedAs the identity in the game's own list if it differs, for example the address of a player who was banned
 *     while connected; {@code null} if it does not
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
        @JsonIgnore boolean inGame,
        @JsonIgnore @Nullable String listedAs) {

    /** Returns the identity under which the game's own list contains this ban, or would contain it. */
    public String gameIdentity() {
        return listedAs == null ? identity : listedAs;
    }

    /** Returns the ban for readers who may not see network addresses. */
    public Ban withoutAddresses() {
        return new Ban(
                id,
                serverId,
                AddressMasker.mask(identity),
                name == null ? null : AddressMasker.mask(name),
                AddressMasker.mask(reason),
                bannedBy,
                bannedAt,
                expiresAt,
                inGame,
                listedAs);
    }

    /** Returns whether the ban is in effect at the given time. */
    public boolean active(Instant now) {
        return expiresAt == null || expiresAt.isAfter(now);
    }

    /** Whether the ban is in effect now. */
    @JsonProperty("is_active")
    public boolean active() {
        return active(Instant.now());
    }
}
