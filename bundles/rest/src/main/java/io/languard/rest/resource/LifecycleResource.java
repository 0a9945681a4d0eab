package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.ports.server.LifeState;
import io.languard.ports.server.Lifecycle;
import io.languard.ports.server.Servers;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.Call;
import io.languard.rest.openapi.Describe;
import io.languard.rest.wire.Body;
import io.languard.rest.wire.Envelope;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** Starting and stopping game servers. */
@Path("servers")
public final class LifecycleResource {

    private static final int LONGEST_REASON = 1000;

    private final Lifecycle lifecycle;
    private final Servers servers;

    LifecycleResource(Lifecycle lifecycle, Servers servers) {
        this.lifecycle = lifecycle;
        this.servers = servers;
    }

    /** Starts. */
    @POST
    @AdminOnly
    @Path("{server_id}/start")
    @Describe(
            summary = "Starts a server",
            answer = "Started",
            errors = {
                ErrorCode.GAME_TYPE_NOT_FOUND,
                ErrorCode.CAPABILITY_NOT_SUPPORTED,
                ErrorCode.SERVER_ALREADY_RUNNING,
                ErrorCode.EXE_NOT_ALLOWED,
                ErrorCode.PORT_IN_USE,
                ErrorCode.CONFIG_WRITE_ERROR
            })
    public Response start(@Context Call call) {
        LifeState state = lifecycle.start(call.actor(), call.serverId());
        return Envelope.ok(Wire.status(state).with("pid", state.pid()).map());
    }

    /** Stops; the body may be left out. */
    @POST
    @AdminOnly
    @Path("{server_id}/stop")
    @Describe(
            summary = "Stops a server; the body may be left out",
            body = "Stop?",
            answer = "Status",
            errors = ErrorCode.SERVER_NOT_RUNNING)
    public Response stop(@Context Call call) {
        int id = servers.get(call.serverId()).id();
        Body body = call.optionalBody();
        Boolean force = body.optionalBool("force");
        String reason = body.optionalText("reason", 0, LONGEST_REASON);
        body.check();
        return Envelope.ok(Wire.status(lifecycle.stop(call.actor(), id, Boolean.TRUE.equals(force), reason))
                .map());
    }

    /** Stops, then starts. */
    @POST
    @AdminOnly
    @Path("{server_id}/restart")
    @Describe(
            summary = "Stops a server, then starts it",
            answer = "Status",
            errors = {ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED, ErrorCode.SERVER_NOT_RUNNING})
    public Response restart(@Context Call call) {
        return Envelope.ok(
                Wire.status(lifecycle.restart(call.actor(), call.serverId())).map());
    }

    /** Kills. */
    @POST
    @AdminOnly
    @Path("{server_id}/kill")
    @Describe(summary = "Kills a server's process tree", answer = "Status", errors = ErrorCode.SERVER_NOT_RUNNING)
    public Response kill(@Context Call call) {
        return Envelope.ok(
                Wire.status(lifecycle.kill(call.actor(), call.serverId())).map());
    }
}
