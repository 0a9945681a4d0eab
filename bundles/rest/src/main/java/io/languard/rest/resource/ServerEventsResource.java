package io.languard.rest.resource;

import io.languard.ports.event.Events;
import io.languard.ports.server.Servers;
import io.languard.rest.jaxrs.AnyRole;
import io.languard.rest.jaxrs.ApiRequest;
import io.languard.rest.openapi.ApiOperation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** The audit trail of a server. */
@Path("servers/{server_id}/events")
public final class ServerEventsResource {

    private final Events events;
    private final Servers servers;

    ServerEventsResource(Events events, Servers servers) {
        this.events = events;
        this.servers = servers;
    }

    /** Newest first. */
    @GET
    @AnyRole
    @ApiOperation(
            summary = "The audit trail of a server, newest first",
            responseSchema = "Event[]",
            queryParameters = {"limit", "offset", "event_type"})
    public Response list(@Context ApiRequest apiRequest) {
        int id = servers.get(apiRequest.serverId()).id();
        return EventsResource.trail(events, id, apiRequest);
    }
}
