package io.languard.rest.resource;

import io.languard.api.log.LogLevel;
import io.languard.rest.jaxrs.Prerequisite;
import io.languard.rest.jaxrs.Requires;
import io.languard.rest.jaxrs.RequiresPermission;
import io.languard.service.log.LogPage;
import io.languard.service.log.LogQuery;
import io.languard.service.log.ServerLogService;
import io.languard.service.user.Permission;
import io.languard.service.user.UserSession;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The stored log of a server. */
@Path("servers/{server_id}/logs")
@Tag(name = "logs")
@Produces(MediaType.APPLICATION_JSON)
public final class LogsResource {

    private final ServerLogService serverLogService;

    LogsResource(ServerLogService serverLogService) {
        this.serverLogService = serverLogService;
    }

    /** Returns log lines, newest first. */
    @GET
    @RequiresPermission(Permission.SERVER_VIEW)
    @Requires(Prerequisite.SERVER)
    @Operation(summary = "Lists stored log lines, newest first")
    public LogPage listLogs(
            @PathParam("server_id") int serverId,
            @QueryParam("limit") @DefaultValue("200") @Min(1) @Max(1000) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @QueryParam("level") @Nullable LogLevel level,
            @QueryParam("since") @Parameter(description = "Inclusive; with Z or an offset") @Nullable Instant since,
            @QueryParam("search") @Parameter(description = "A literal text; case is ignored") @Nullable String search,
            @Context UserSession session) {
        return serverLogService.query(session.actor(), serverId, new LogQuery(level, since, search, limit, offset));
    }

    /** Deletes all log lines. */
    @DELETE
    @RequiresPermission(Permission.SERVER_CONFIG)
    @Operation(summary = "Deletes all stored log lines of a server")
    public Response clearLogs(@PathParam("server_id") int serverId, @Context UserSession session) {
        serverLogService.clear(session.actor(), serverId);
        return Response.noContent().build();
    }
}
