package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.jaxrs.AnyUser;
import io.languard.rest.jaxrs.ApiErrors;
import io.languard.rest.jaxrs.Created;
import io.languard.rest.jaxrs.Prerequisite;
import io.languard.rest.jaxrs.Requires;
import io.languard.rest.jaxrs.RequiresPermission;
import io.languard.service.backup.BackupService;
import io.languard.service.page.Page;
import io.languard.service.server.CreationResult;
import io.languard.service.server.NewServer;
import io.languard.service.server.ServerService;
import io.languard.service.server.ServerStatus;
import io.languard.service.server.ServerUpdate;
import io.languard.service.server.ServerView;
import io.languard.service.user.Permission;
import io.languard.service.user.UserSession;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The game servers. */
@Path("servers")
@Tag(name = "servers")
@Produces(MediaType.APPLICATION_JSON)
public final class ServersResource {

    private final ServerService serverService;
    private final BackupService backupService;

    ServersResource(ServerService serverService, BackupService backupService) {
        this.backupService = backupService;
        this.serverService = serverService;
    }

    /** Returns servers, ordered by id. */
    @GET
    @AnyUser
    @Operation(summary = "Lists servers by id")
    public Page<ServerView> listServers(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(1000) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @QueryParam("game_type") @Nullable String gameType,
            @QueryParam("status") @Nullable ServerStatus status,
            @Context UserSession session) {
        return Page.of(serverService.list(session.actor(), gameType, status), limit, offset);
    }

    /** Creates a server; only this response contains its credentials. */
    @POST
    @RequiresPermission(Permission.SERVERS_CREATE)
    @Created
    @Operation(summary = "Creates a server; its credentials are returned this once")
    @ApiErrors({ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.EXE_NOT_ALLOWED, ErrorCode.PORT_IN_USE, ErrorCode.CONFLICT})
    public CreationResult createServer(@NotNull NewServer server, @Context UserSession session) {
        return serverService.create(session.actor(), server);
    }

    /** Returns a server. */
    @GET
    @RequiresPermission(Permission.SERVER_VIEW)
    @Path("{server_id}")
    @Operation(summary = "Returns a server")
    public ServerView getServer(@PathParam("server_id") int serverId, @Context UserSession session) {
        return serverService.get(session.actor(), serverId);
    }

    /** Changes a server. */
    @PUT
    @RequiresPermission(Permission.SERVER_CONFIG)
    @Path("{server_id}")
    @Requires(Prerequisite.SERVER)
    @Operation(summary = "Changes a server")
    @ApiErrors({ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.EXE_NOT_ALLOWED, ErrorCode.PORT_IN_USE, ErrorCode.CONFLICT})
    public ServerView updateServer(
            @PathParam("server_id") int serverId, @NotNull ServerUpdate change, @Context UserSession session) {
        return serverService.update(session.actor(), serverId, change);
    }

    /** Deletes a server. */
    @DELETE
    @RequiresPermission(Permission.SERVER_DELETE)
    @Path("{server_id}")
    @Operation(summary = "Deletes a server with its data and its directory; 202 with a job_id if it is backed up first")
    @ApiErrors(ErrorCode.CONFLICT)
    public Response deleteServer(@PathParam("server_id") int serverId, @Context UserSession session) {
        return backupService
                .deleteServer(session.actor(), serverId)
                .map(job -> Response.accepted(StartedJob.of(job)).build())
                .orElseGet(() -> Response.noContent().build());
    }
}
