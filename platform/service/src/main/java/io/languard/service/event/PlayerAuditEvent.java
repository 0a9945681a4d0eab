package io.languard.service.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/** Events about the players on a server and what is sent to its game. They never contain an address. */
public sealed interface PlayerAuditEvent extends AuditEvent {

    /** A player joined. */
    @JsonTypeName("player_joined")
    record SessionOpened(@Nullable String slotId, @Nullable String name, @Nullable String guid)
            implements PlayerAuditEvent {}

    /** A player left. */
    @JsonTypeName("player_left")
    record SessionClosed(@Nullable String slotId, @Nullable String name, @Nullable String guid, long sessionSeconds)
            implements PlayerAuditEvent {}

    /** A player was kicked. */
    @JsonTypeName("player_kicked")
    record PlayerKicked(@Nullable String slotId, @Nullable String name, @Nullable String guid, String reason)
            implements PlayerAuditEvent {}

    /** A player was banned; a duration of 0 is permanent. */
    @JsonTypeName("player_banned")
    record PlayerBanned(
            @Nullable String slotId,
            @Nullable String name,
            @Nullable String guid,
            String reason,
            int banId,
            long durationMinutes)
            implements PlayerAuditEvent {}

    /**
     * A command was sent to the game.
     *
     * @param command with passwords masked
     * @param error the code of the error; {@code null} if the command succeeded
     */
    @JsonTypeName("remote_command")
    record RemoteCommand(String command, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String error)
            implements PlayerAuditEvent {}

    /** A message was sent to all players. */
    @JsonTypeName("remote_say")
    record RemoteSay(String message) implements PlayerAuditEvent {}
}
