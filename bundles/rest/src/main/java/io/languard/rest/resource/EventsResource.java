package io.languard.rest.resource;

import io.languard.rest.io.Envelope;
import io.languard.rest.io.QueryParameters;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.ApiRequest;
import io.languard.rest.openapi.ApiOperation;
import io.languard.service.event.EventService;
import io.languard.service.user.Role;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** The audit trail of everything that belongs to no one server. */
@Path("events")
public final class EventsResource {

    private static final int DEFAULT_LIMIT = 50;

    private final EventService eventService;

    EventsResource(EventService eventService) {
        this.eventService = eventService;
    }

    /** Newest first. */
    @GET
    @AdminOnly
    @ApiOperation(
            summary = "The audit trail of everything that belongs to no one server, newest first",
            responseSchema = "Event[]",
            queryParameters = {"limit", "offset", "event_type"})
    public Response listEvents(@Context ApiRequest apiRequest) {
        return trail(eventService, null, apiRequest);
    }

    /** Viewers see it without addresses. */
    static Response trail(EventService eventService, Integer serverId, ApiRequest apiRequest) {
        QueryParameters queryParameters = apiRequest.query();
        int limit = queryParameters.limit(DEFAULT_LIMIT);
        int offset = queryParameters.offset();
        String type = queryParameters.text("event_type");
        queryParameters.validate();
        boolean admin = apiRequest.session().role() == Role.ADMIN;
        return Envelope.ok(eventService.trail(serverId, type, limit, offset).stream()
                .map(event -> JsonViews.event(event, admin))
                .toList());
    }
}
