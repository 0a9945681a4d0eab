package io.languard.rest.resource;

import io.languard.rest.jaxrs.AnyRole;
import io.languard.rest.jaxrs.ApiRequest;
import io.languard.rest.openapi.ApiOperation;
import io.languard.service.event.EventService;
import io.languard.service.server.ServerService;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** The audit trail of a server. */
@Path("servers/{server_id}/events")
public final class ServerEventsResource {

    private final EventService eventService;
    private final ServerService serverService;

    ServerEventsResource(EventService eventService, ServerService serverService) {
        this.eventService = eventService;
        this.serverService = serverService;
    }

    /** Newest first. */
    @GET
    @AnyRole
    @ApiOperation(
            summary = "The audit trail of a server, newest first",
            responseSchema = "Event[]",
            queryParameters = {"limit", "offset", "event_type"})
    public Response listServerEvents(@Context ApiRequest apiRequest) {
        int id = serverService.get(apiRequest.serverId()).id();
        return EventsResource.trail(eventService, id, apiRequest);
    }
}
