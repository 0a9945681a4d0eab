package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.jaxrs.ApiErrors;
import io.languard.rest.jaxrs.Prerequisite;
import io.languard.rest.jaxrs.Requires;
import io.languard.rest.jaxrs.RequiresPermission;
import io.languard.service.server.LifecycleResult;
import io.languard.service.server.LifecycleService;
import io.languard.service.server.ServerStatus;
import io.languard.service.user.Permission;
import io.languard.service.user.UserSession;
import io.languard.service.validation.Multiline;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Starts and stops game servers. */
@Path("servers")
@Tag(name = "servers")
@Produces(MediaType.APPLICATION_JSON)
public final class LifecycleResource {

    private static final int MAX_REASON = 1000;

    private final LifecycleService lifecycleService;

    LifecycleResource(LifecycleService lifecycleService) {
        this.lifecycleService = lifecycleService;
    }

    /** How to stop a server. */
    public record Stop(
            @Schema(description = "Kills the process instead of shutting it down", defaultValue = "false") @Nullable
                    Boolean force,
            @Multiline @Size(max = MAX_REASON) @Nullable String reason) {}

    /** The state of a server after a request. */
    public record Status(ServerStatus status) {}

    /** Starts a server. */
    @POST
    @RequiresPermission(Permission.SERVER_POWER)
    @Path("{server_id}/start")
    @Operation(summary = "Starts a server")
    @ApiErrors({
        ErrorCode.GAME_TYPE_NOT_FOUND,
        ErrorCode.CAPABILITY_NOT_SUPPORTED,
        ErrorCode.SERVER_ALREADY_RUNNING,
        ErrorCode.EXE_NOT_ALLOWED,
        ErrorCode.PORT_IN_USE,
        ErrorCode.CONFIG_WRITE_ERROR
    })
    public LifecycleResult startServer(@PathParam("server_id") int serverId, @Context UserSession session) {
        return lifecycleService.start(session.actor(), serverId);
    }

    /** Stops a server. */
    @POST
    @RequiresPermission(Permission.SERVER_POWER)
    @Path("{server_id}/stop")
    @Requires(Prerequisite.SERVER)
    @Operation(summary = "Stops a server; the body is optional")
    @ApiErrors(ErrorCode.SERVER_NOT_RUNNING)
    public Status stopServer(@PathParam("server_id") int serverId, Stop stop, @Context UserSession session) {
        return status(
                lifecycleService.stop(session.actor(), serverId, Boolean.TRUE.equals(stop.force()), stop.reason()));
    }

    /** Restarts a server. */
    @POST
    @RequiresPermission(Permission.SERVER_POWER)
    @Path("{server_id}/restart")
    @Operation(summary = "Stops a server, then starts it")
    @ApiErrors({ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED, ErrorCode.SERVER_NOT_RUNNING})
    public Status restartServer(@PathParam("server_id") int serverId, @Context UserSession session) {
        return status(lifecycleService.restart(session.actor(), serverId));
    }

    /** Kills a server. */
    @POST
    @RequiresPermission(Permission.SERVER_POWER)
    @Path("{server_id}/kill")
    @Operation(summary = "Kills the process tree of a server")
    @ApiErrors(ErrorCode.SERVER_NOT_RUNNING)
    public Status killServer(@PathParam("server_id") int serverId, @Context UserSession session) {
        return status(lifecycleService.kill(session.actor(), serverId));
    }

    private static Status status(LifecycleResult result) {
        return new Status(result.status());
    }
}
