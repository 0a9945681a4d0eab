package io.languard.rest.resource;

import io.languard.ports.server.LifeState;
import io.languard.ports.server.Lifecycle;
import io.languard.ports.server.Servers;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.Call;
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
    public Response start(@Context Call call) {
        LifeState state = lifecycle.start(call.actor(), call.serverId());
        return Envelope.ok(Wire.status(state).with("pid", state.pid()).map());
    }

    /** Stops; the body may be left out. */
    @POST
    @AdminOnly
    @Path("{server_id}/stop")
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
    public Response restart(@Context Call call) {
        return Envelope.ok(
                Wire.status(lifecycle.restart(call.actor(), call.serverId())).map());
    }

    /** Kills. */
    @POST
    @AdminOnly
    @Path("{server_id}/kill")
    public Response kill(@Context Call call) {
        return Envelope.ok(
                Wire.status(lifecycle.kill(call.actor(), call.serverId())).map());
    }
}
