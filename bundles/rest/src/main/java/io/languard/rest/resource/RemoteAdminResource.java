package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.io.Envelope;
import io.languard.rest.io.JsonObjectBuilder;
import io.languard.rest.io.RequestBody;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.ApiRequest;
import io.languard.rest.openapi.ApiOperation;
import io.languard.service.remote.RemoteConsoleService;
import io.languard.service.validation.FieldLimits;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** Remote admin of a running server. */
@Path("servers/{server_id}/remote-admin")
public final class RemoteAdminResource {

    private final RemoteConsoleService remote;

    RemoteAdminResource(RemoteConsoleService remote) {
        this.remote = remote;
    }

    /** Sends a command and answers what the game says. */
    @POST
    @AdminOnly
    @Path("command")
    @ApiOperation(
            summary = "Sends a command to the game",
            requestSchema = "Command",
            responseSchema = "CommandAnswer",
            errors = {
                ErrorCode.GAME_TYPE_NOT_FOUND,
                ErrorCode.CAPABILITY_NOT_SUPPORTED,
                ErrorCode.SERVER_NOT_RUNNING,
                ErrorCode.REMOTE_ADMIN_UNAVAILABLE
            })
    public Response sendCommand(@Context ApiRequest apiRequest) {
        int id = apiRequest.serverId();
        String command = line(apiRequest, id, "command");
        return Envelope.ok(JsonObjectBuilder.of("response", remote.command(apiRequest.actor(), id, command))
                .toMap());
    }

    /** Sends a message to all players. */
    @POST
    @AdminOnly
    @Path("say")
    @ApiOperation(
            summary = "Sends a message to all players",
            requestSchema = "Message",
            errors = {
                ErrorCode.GAME_TYPE_NOT_FOUND,
                ErrorCode.CAPABILITY_NOT_SUPPORTED,
                ErrorCode.SERVER_NOT_RUNNING,
                ErrorCode.REMOTE_ADMIN_UNAVAILABLE
            })
    public Response sendMessage(@Context ApiRequest apiRequest) {
        int id = apiRequest.serverId();
        remote.say(apiRequest.actor(), id, line(apiRequest, id, "message"));
        return Envelope.ok(null);
    }

    private String line(ApiRequest apiRequest, int id, String field) {
        remote.require(id);
        RequestBody requestBody = apiRequest.body();
        String line = requestBody.singleLine(field, 1, FieldLimits.MESSAGE);
        requestBody.validate();
        return line;
    }
}
