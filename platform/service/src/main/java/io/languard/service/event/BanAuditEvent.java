package io.languard.service.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.languard.api.ban.BanEffect;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Events about a server's bans. */
public sealed interface BanAuditEvent extends AuditEvent {

    /**
     * A ban was added.
     *
     * @param effect when the game applies the ban; {@code null} if the game has no ban list
     */
    @JsonTypeName("ban_added")
    record BanAdded(
            int banId,
            String guid,
            @Nullable String name,
            String reason,
            @Nullable Instant expiresAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BanEffect effect)
            implements BanAuditEvent {}

    /** A ban was removed. */
    @JsonTypeName("ban_removed")
    record BanRemoved(
            int banId, String guid, @Nullable String name, @Nullable String reason, @Nullable Instant expiresAt)
            implements BanAuditEvent {}
}
