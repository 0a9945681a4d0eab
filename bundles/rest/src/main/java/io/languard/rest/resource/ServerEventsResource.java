package io.languard.rest.resource;

import io.languard.rest.jaxrs.Prerequisite;
import io.languard.rest.jaxrs.Requires;
import io.languard.rest.jaxrs.RequiresPermission;
import io.languard.service.event.AuditTrailService;
import io.languard.service.event.EventView;
import io.languard.service.page.Page;
import io.languard.service.user.Permission;
import io.languard.service.user.UserSession;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The audit trail of a server. */
@Path("servers/{server_id}/events")
@Tag(name = "events")
@Produces(MediaType.APPLICATION_JSON)
public final class ServerEventsResource {

    private final AuditTrailService auditTrailService;

    ServerEventsResource(AuditTrailService auditTrailService) {
        this.auditTrailService = auditTrailService;
    }

    /** Returns events, newest first. */
    @GET
    @RequiresPermission(Permission.SERVER_VIEW)
    @Requires(Prerequisite.SERVER)
    @Operation(summary = "Lists the events of a server, newest first")
    public Page<EventView> listServerEvents(
            @PathParam("server_id") int serverId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(1000) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @QueryParam("event_type") @Nullable String eventType,
            @Context UserSession session) {
        return auditTrailService.list(session.actor(), serverId, eventType, limit, offset);
    }
}
