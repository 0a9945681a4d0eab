package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.io.Envelope;
import io.languard.rest.io.RequestBody;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.ApiRequest;
import io.languard.rest.openapi.ApiOperation;
import io.languard.service.server.LifecycleResult;
import io.languard.service.server.LifecycleService;
import io.languard.service.server.ServerService;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** Starting and stopping game servers. */
@Path("servers")
public final class LifecycleResource {

    private static final int LONGEST_REASON = 1000;

    private final LifecycleService lifecycleService;
    private final ServerService serverService;

    LifecycleResource(LifecycleService lifecycleService, ServerService serverService) {
        this.lifecycleService = lifecycleService;
        this.serverService = serverService;
    }

    /** Starts. */
    @POST
    @AdminOnly
    @Path("{server_id}/start")
    @ApiOperation(
            summary = "Starts a server",
            responseSchema = "Started",
            errors = {
                ErrorCode.GAME_TYPE_NOT_FOUND,
                ErrorCode.CAPABILITY_NOT_SUPPORTED,
                ErrorCode.SERVER_ALREADY_RUNNING,
                ErrorCode.EXE_NOT_ALLOWED,
                ErrorCode.PORT_IN_USE,
                ErrorCode.CONFIG_WRITE_ERROR
            })
    public Response startServer(@Context ApiRequest apiRequest) {
        LifecycleResult state = lifecycleService.start(apiRequest.actor(), apiRequest.serverId());
        return Envelope.ok(JsonViews.status(state).with("pid", state.pid()).toMap());
    }

    /** Stops; the body may be left out. */
    @POST
    @AdminOnly
    @Path("{server_id}/stop")
    @ApiOperation(
            summary = "Stops a server; the body may be left out",
            requestSchema = "Stop?",
            responseSchema = "Status",
            errors = ErrorCode.SERVER_NOT_RUNNING)
    public Response stopServer(@Context ApiRequest apiRequest) {
        int id = serverService.get(apiRequest.serverId()).id();
        RequestBody requestBody = apiRequest.optionalBody();
        Boolean force = requestBody.optionalBool("force");
        String reason = requestBody.optionalText("reason", 0, LONGEST_REASON);
        requestBody.validate();
        return Envelope.ok(
                JsonViews.status(lifecycleService.stop(apiRequest.actor(), id, Boolean.TRUE.equals(force), reason))
                        .toMap());
    }

    /** Stops, then starts. */
    @POST
    @AdminOnly
    @Path("{server_id}/restart")
    @ApiOperation(
            summary = "Stops a server, then starts it",
            responseSchema = "Status",
            errors = {ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED, ErrorCode.SERVER_NOT_RUNNING})
    public Response restartServer(@Context ApiRequest apiRequest) {
        return Envelope.ok(JsonViews.status(lifecycleService.restart(apiRequest.actor(), apiRequest.serverId()))
                .toMap());
    }

    /** Kills. */
    @POST
    @AdminOnly
    @Path("{server_id}/kill")
    @ApiOperation(
            summary = "Kills a server's process tree",
            responseSchema = "Status",
            errors = ErrorCode.SERVER_NOT_RUNNING)
    public Response killServer(@Context ApiRequest apiRequest) {
        return Envelope.ok(JsonViews.status(lifecycleService.kill(apiRequest.actor(), apiRequest.serverId()))
                .toMap());
    }
}
