package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.io.Envelope;
import io.languard.rest.io.QueryParameters;
import io.languard.rest.io.RequestBody;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.AnyRole;
import io.languard.rest.jaxrs.ApiRequest;
import io.languard.rest.openapi.ApiOperation;
import io.languard.service.server.CreationResult;
import io.languard.service.server.NewServer;
import io.languard.service.server.ServerService;
import io.languard.service.server.ServerStatus;
import io.languard.service.server.ServerUpdate;
import io.languard.service.validation.FieldLimits;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;

/** The game servers that the platform knows. */
@Path("servers")
public final class ServersResource {

    private static final int DEFAULT_LIMIT = 50;
    private static final List<String> STATUSES =
            Arrays.stream(ServerStatus.values()).map(ServerStatus::wireName).toList();

    private final ServerService serverService;
    private final ServerJsonCache texts = new ServerJsonCache();

    ServersResource(ServerService serverService) {
        this.serverService = serverService;
    }

    /** Servers by id. */
    @GET
    @AnyRole
    @ApiOperation(
            summary = "Servers by id",
            responseSchema = "Server[]",
            queryParameters = {"limit", "offset", "game_type", "status"})
    public Response listServers(@Context ApiRequest apiRequest) {
        QueryParameters queryParameters = apiRequest.query();
        int limit = queryParameters.limit(DEFAULT_LIMIT);
        int offset = queryParameters.offset();
        String gameType = queryParameters.text("game_type");
        String status = queryParameters.oneOf("status", STATUSES);
        queryParameters.validate();
        return Envelope.ok(
                serverService.list(gameType, status == null ? null : ServerStatus.ofWireName(status)).stream()
                        .skip(offset)
                        .limit(limit)
                        .map(texts::get)
                        .toList());
    }

    /** Adds a server; its credentials are shown this once. */
    @POST
    @AdminOnly
    @ApiOperation(
            summary = "Adds a server",
            requestSchema = "NewServer",
            responseSchema = "CreatedServer",
            status = 201,
            errors = {
                ErrorCode.GAME_TYPE_NOT_FOUND,
                ErrorCode.EXE_NOT_ALLOWED,
                ErrorCode.PORT_IN_USE,
                ErrorCode.CONFLICT
            })
    public Response createServer(@Context ApiRequest apiRequest) {
        RequestBody requestBody = apiRequest.body();
        String name = requestBody.singleLine("name", 1, FieldLimits.SERVER_NAME);
        String description = requestBody.optionalText("description", 0, FieldLimits.DESCRIPTION);
        String gameType = requestBody.singleLine("game_type", 1, FieldLimits.GAME_TYPE);
        String exePath = requestBody.singleLine("exe_path", 1, FieldLimits.PATH);
        int gamePort = requestBody.integer("game_port", 1, FieldLimits.PORT);
        Integer rconPort = requestBody.optionalInteger("rcon_port", 1, FieldLimits.PORT);
        Boolean autoRestart = requestBody.optionalBool("auto_restart");
        Integer maxRestarts = requestBody.optionalInteger("max_restarts", 0, FieldLimits.RESTARTS);
        requestBody
                .validate(); // before there is a NewServer, which would not tell of what is missing or has another type
        NewServer server =
                new NewServer(name, description, gameType, exePath, gamePort, rconPort, autoRestart, maxRestarts);
        CreationResult created = serverService.create(apiRequest.actor(), server);
        return Envelope.created(new JsonServerView(created.server(), created.credentials()));
    }

    /** One server. */
    @GET
    @AnyRole
    @Path("{server_id}")
    @ApiOperation(summary = "One server", responseSchema = "Server")
    public Response getServer(@Context ApiRequest apiRequest) {
        return Envelope.ok(texts.get(serverService.get(apiRequest.serverId())));
    }

    /** Changes what an admin set. */
    @PUT
    @AdminOnly
    @Path("{server_id}")
    @ApiOperation(
            summary = "Changes a server",
            requestSchema = "ServerChange",
            responseSchema = "Server",
            errors = {
                ErrorCode.GAME_TYPE_NOT_FOUND,
                ErrorCode.EXE_NOT_ALLOWED,
                ErrorCode.PORT_IN_USE,
                ErrorCode.CONFLICT
            })
    public Response updateServer(@Context ApiRequest apiRequest) {
        int id = serverService.get(apiRequest.serverId()).id();
        RequestBody requestBody = apiRequest.body();
        ServerUpdate change = new ServerUpdate(
                requestBody.optionalSingleLine("name", 1, FieldLimits.SERVER_NAME),
                requestBody.optionalText("description", 0, FieldLimits.DESCRIPTION),
                requestBody.optionalSingleLine("exe_path", 1, FieldLimits.PATH),
                requestBody.optionalInteger("game_port", 1, FieldLimits.PORT),
                requestBody.optionalInteger("rcon_port", 1, FieldLimits.PORT),
                requestBody.optionalBool("auto_restart"),
                requestBody.optionalInteger("max_restarts", 0, FieldLimits.RESTARTS));
        requestBody.validate();
        return Envelope.ok(texts.get(serverService.update(apiRequest.actor(), id, change)));
    }

    /** Removes a server. */
    @DELETE
    @AdminOnly
    @Path("{server_id}")
    @ApiOperation(summary = "Removes a server, its rows and its directory", status = 204, errors = ErrorCode.CONFLICT)
    public Response deleteServer(@Context ApiRequest apiRequest) {
        int id = apiRequest.serverId();
        serverService.delete(apiRequest.actor(), id);
        texts.evict(id);
        return Envelope.deleted();
    }
}
