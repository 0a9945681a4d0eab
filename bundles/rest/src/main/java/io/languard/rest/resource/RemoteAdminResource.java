package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.jaxrs.ApiErrors;
import io.languard.rest.jaxrs.Prerequisite;
import io.languard.rest.jaxrs.Requires;
import io.languard.rest.jaxrs.RequiresPermission;
import io.languard.service.remote.RemoteConsoleService;
import io.languard.service.user.Permission;
import io.languard.service.user.UserSession;
import io.languard.service.validation.FieldLimits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** Remote admin of a running server. */
@Path("servers/{server_id}/remote-admin")
@Tag(name = "remote-admin")
@Produces(MediaType.APPLICATION_JSON)
public final class RemoteAdminResource {

    private final RemoteConsoleService remote;

    RemoteAdminResource(RemoteConsoleService remote) {
        this.remote = remote;
    }

    /** A command to the game. */
    public record Command(@NotNull @Size(min = 1, max = FieldLimits.MAX_MESSAGE_LENGTH) String command) {}

    /** The response of the game to a command. */
    public record CommandResponse(@Schema(description = "The complete response of the game") String response) {}

    /** A message to all players. */
    public record Message(@NotNull @Size(min = 1, max = FieldLimits.MAX_MESSAGE_LENGTH) String message) {}

    /** Sends a command and returns the game's response. */
    @POST
    @RequiresPermission(Permission.SERVER_CONSOLE)
    @Path("command")
    @Requires(Prerequisite.REMOTE_ADMIN)
    @Operation(summary = "Sends a command to the game")
    @ApiErrors({
        ErrorCode.GAME_TYPE_NOT_FOUND,
        ErrorCode.CAPABILITY_NOT_SUPPORTED,
        ErrorCode.SERVER_NOT_RUNNING,
        ErrorCode.REMOTE_ADMIN_UNAVAILABLE
    })
    public CommandResponse sendCommand(
            @PathParam("server_id") int serverId, @NotNull Command command, @Context UserSession session) {
        return new CommandResponse(remote.command(session.actor(), serverId, command.command()));
    }

    /** Sends a message to all players. */
    @POST
    @RequiresPermission(Permission.SERVER_CONSOLE)
    @Path("say")
    @Requires(Prerequisite.MESSAGES)
    @Operation(summary = "Sends a message to all players")
    @ApiErrors({
        ErrorCode.GAME_TYPE_NOT_FOUND,
        ErrorCode.CAPABILITY_NOT_SUPPORTED,
        ErrorCode.SERVER_NOT_RUNNING,
        ErrorCode.REMOTE_ADMIN_UNAVAILABLE
    })
    public void sendMessage(
            @PathParam("server_id") int serverId, @NotNull Message message, @Context UserSession session) {
        remote.say(session.actor(), serverId, message.message());
    }
}
