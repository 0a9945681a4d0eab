package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.ports.rule.Limits;
import io.languard.ports.server.CreatedServer;
import io.languard.ports.server.NewServer;
import io.languard.ports.server.ServerChange;
import io.languard.ports.server.ServerStatus;
import io.languard.ports.server.Servers;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.AnyRole;
import io.languard.rest.jaxrs.Call;
import io.languard.rest.openapi.Describe;
import io.languard.rest.wire.Body;
import io.languard.rest.wire.Envelope;
import io.languard.rest.wire.Query;
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

    private final Servers servers;
    private final ServerTexts texts = new ServerTexts();

    ServersResource(Servers servers) {
        this.servers = servers;
    }

    /** Servers by id. */
    @GET
    @AnyRole
    @Describe(
            summary = "Servers by id",
            answer = "Server[]",
            query = {"limit", "offset", "game_type", "status"})
    public Response list(@Context Call call) {
        Query query = call.query();
        int limit = query.limit(DEFAULT_LIMIT);
        int offset = query.offset();
        String gameType = query.text("game_type");
        String status = query.word("status", STATUSES);
        query.check();
        return Envelope.ok(servers.list(gameType, status == null ? null : ServerStatus.ofWireName(status)).stream()
                .skip(offset)
                .limit(limit)
                .map(texts::of)
                .toList());
    }

    /** Adds a server; its credentials are shown this once. */
    @POST
    @AdminOnly
    @Describe(
            summary = "Adds a server",
            body = "NewServer",
            answer = "CreatedServer",
            status = 201,
            errors = {
                ErrorCode.GAME_TYPE_NOT_FOUND,
                ErrorCode.EXE_NOT_ALLOWED,
                ErrorCode.PORT_IN_USE,
                ErrorCode.CONFLICT
            })
    public Response create(@Context Call call) {
        Body body = call.body();
        String name = body.line("name", 1, Limits.SERVER_NAME);
        String description = body.optionalText("description", 0, Limits.DESCRIPTION);
        String gameType = body.line("game_type", 1, Limits.GAME_TYPE);
        String exePath = body.line("exe_path", 1, Limits.PATH);
        int gamePort = body.integer("game_port", 1, Limits.PORT);
        Integer rconPort = body.optionalInteger("rcon_port", 1, Limits.PORT);
        Boolean autoRestart = body.optionalBool("auto_restart");
        Integer maxRestarts = body.optionalInteger("max_restarts", 0, Limits.RESTARTS);
        body.check(); // before there is a NewServer, which would not tell of what is missing or has another type
        NewServer server =
                new NewServer(name, description, gameType, exePath, gamePort, rconPort, autoRestart, maxRestarts);
        CreatedServer created = servers.create(call.actor(), server);
        return Envelope.created(new ServerJson(created.server(), created.credentials()));
    }

    /** One server. */
    @GET
    @AnyRole
    @Path("{server_id}")
    @Describe(summary = "One server", answer = "Server")
    public Response get(@Context Call call) {
        return Envelope.ok(texts.of(servers.get(call.serverId())));
    }

    /** Changes what an admin set. */
    @PUT
    @AdminOnly
    @Path("{server_id}")
    @Describe(
            summary = "Changes a server",
            body = "ServerChange",
            answer = "Server",
            errors = {
                ErrorCode.GAME_TYPE_NOT_FOUND,
                ErrorCode.EXE_NOT_ALLOWED,
                ErrorCode.PORT_IN_USE,
                ErrorCode.CONFLICT
            })
    public Response update(@Context Call call) {
        int id = servers.get(call.serverId()).id();
        Body body = call.body();
        ServerChange change = new ServerChange(
                body.optionalLine("name", 1, Limits.SERVER_NAME),
                body.optionalText("description", 0, Limits.DESCRIPTION),
                body.optionalLine("exe_path", 1, Limits.PATH),
                body.optionalInteger("game_port", 1, Limits.PORT),
                body.optionalInteger("rcon_port", 1, Limits.PORT),
                body.optionalBool("auto_restart"),
                body.optionalInteger("max_restarts", 0, Limits.RESTARTS));
        body.check();
        return Envelope.ok(texts.of(servers.update(call.actor(), id, change)));
    }

    /** Removes a server. */
    @DELETE
    @AdminOnly
    @Path("{server_id}")
    @Describe(summary = "Removes a server, its rows and its directory", status = 204, errors = ErrorCode.CONFLICT)
    public Response delete(@Context Call call) {
        int id = call.serverId();
        servers.delete(call.actor(), id);
        texts.forget(id);
        return Envelope.deleted();
    }
}
