package io.languard.rest.resource;

import io.languard.rest.io.ApiJsonCodec;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.service.event.AddressRedactor;
import io.languard.service.event.AuditRecord;
import io.languard.service.event.EventService;
import io.languard.service.event.EventView;
import io.languard.service.user.Role;
import io.languard.service.user.UserSession;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/** The audit trail of events that concern no particular server. */
@Path("events")
@Tag(name = "events")
@Produces(MediaType.APPLICATION_JSON)
public final class EventsResource {

    private final EventService eventService;

    EventsResource(EventService eventService) {
        this.eventService = eventService;
    }

    /** Returns events, newest first. */
    @GET
    @AdminOnly
    @Operation(summary = "Lists the events that belong to no single server, newest first")
    public List<EventView> listEvents(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(1000) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @QueryParam("event_type") String eventType,
            @Context UserSession session) {
        return views(eventService.trail(null, eventType, limit, offset), session);
    }

    /** Converts events to views; viewers see no network addresses. */
    static List<EventView> views(List<AuditRecord> events, UserSession session) {
        boolean admin = session.role() == Role.ADMIN;
        return events.stream()
                .map(event -> {
                    Map<String, Object> detail = ApiJsonCodec.parseStoredObject(event.detail());
                    return EventView.of(event, admin ? detail : AddressRedactor.redact(detail));
                })
                .toList();
    }
}
