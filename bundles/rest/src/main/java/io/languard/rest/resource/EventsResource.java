package io.languard.rest.resource;

import io.languard.ports.event.Events;
import io.languard.ports.user.Role;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.Call;
import io.languard.rest.openapi.Describe;
import io.languard.rest.wire.Envelope;
import io.languard.rest.wire.Query;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** The audit trail of everything that belongs to no one server. */
@Path("events")
public final class EventsResource {

    private static final int DEFAULT_LIMIT = 50;

    private final Events events;

    EventsResource(Events events) {
        this.events = events;
    }

    /** Newest first. */
    @GET
    @AdminOnly
    @Describe(
            summary = "The audit trail of everything that belongs to no one server, newest first",
            answer = "Event[]",
            query = {"limit", "offset", "event_type"})
    public Response list(@Context Call call) {
        return trail(events, null, call);
    }

    /** Viewers see it without addresses. */
    static Response trail(Events events, Integer serverId, Call call) {
        Query query = call.query();
        int limit = query.limit(DEFAULT_LIMIT);
        int offset = query.offset();
        String type = query.text("event_type");
        query.check();
        boolean admin = call.session().role() == Role.ADMIN;
        return Envelope.ok(events.trail(serverId, type, limit, offset).stream()
                .map(event -> Wire.event(event, admin))
                .toList());
    }
}
