package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.ports.remote.RemoteConsole;
import io.languard.ports.rule.Limits;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.Call;
import io.languard.rest.openapi.Describe;
import io.languard.rest.wire.Body;
import io.languard.rest.wire.Envelope;
import io.languard.rest.wire.Fields;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** Remote admin of a running server. */
@Path("servers/{server_id}/remote-admin")
public final class RemoteAdminResource {

    private final RemoteConsole remote;

    RemoteAdminResource(RemoteConsole remote) {
        this.remote = remote;
    }

    /** Sends a command and answers what the game says. */
    @POST
    @AdminOnly
    @Path("command")
    @Describe(
            summary = "Sends a command to the game",
            body = "Command",
            answer = "CommandAnswer",
            errors = {
                ErrorCode.GAME_TYPE_NOT_FOUND,
                ErrorCode.CAPABILITY_NOT_SUPPORTED,
                ErrorCode.SERVER_NOT_RUNNING,
                ErrorCode.REMOTE_ADMIN_UNAVAILABLE
            })
    public Response command(@Context Call call) {
        int id = call.serverId();
        String command = line(call, id, "command");
        return Envelope.ok(
                Fields.of("response", remote.command(call.actor(), id, command)).map());
    }

    /** Sends a message to all players. */
    @POST
    @AdminOnly
    @Path("say")
    @Describe(
            summary = "Sends a message to all players",
            body = "Message",
            errors = {
                ErrorCode.GAME_TYPE_NOT_FOUND,
                ErrorCode.CAPABILITY_NOT_SUPPORTED,
                ErrorCode.SERVER_NOT_RUNNING,
                ErrorCode.REMOTE_ADMIN_UNAVAILABLE
            })
    public Response say(@Context Call call) {
        int id = call.serverId();
        remote.say(call.actor(), id, line(call, id, "message"));
        return Envelope.ok(null);
    }

    private String line(Call call, int id, String field) {
        remote.require(id);
        Body body = call.body();
        String line = body.line(field, 1, Limits.MESSAGE);
        body.check();
        return line;
    }
}
