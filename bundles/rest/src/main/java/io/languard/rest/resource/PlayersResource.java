package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.ports.player.Players;
import io.languard.ports.player.VisitPage;
import io.languard.ports.remote.RemoteConsole;
import io.languard.ports.rule.Limits;
import io.languard.ports.server.Servers;
import io.languard.rest.io.Envelope;
import io.languard.rest.io.JsonObjectBuilder;
import io.languard.rest.io.QueryParameters;
import io.languard.rest.io.RequestBody;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.AnyRole;
import io.languard.rest.jaxrs.ApiRequest;
import io.languard.rest.openapi.ApiOperation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;

/** Players of a server. */
@Path("servers/{server_id}/players")
public final class PlayersResource {

    private static final int DEFAULT_LIMIT = 50;

    private final Players players;
    private final RemoteConsole remote;
    private final Servers servers;

    PlayersResource(Players players, RemoteConsole remote, Servers servers) {
        this.players = players;
        this.remote = remote;
        this.servers = servers;
    }

    /** Who is there now. */
    @GET
    @AnyRole
    @ApiOperation(summary = "Who is there now", responseSchema = "Player[]")
    public Response online(@Context ApiRequest apiRequest) {
        PlayerViews wire = new PlayerViews(apiRequest.session());
        return Envelope.ok(
                players.online(apiRequest.serverId()).stream().map(wire::online).toList());
    }

    /** Throws a player out. */
    @POST
    @AdminOnly
    @Path("{slot_id}/kick")
    @ApiOperation(
            summary = "Throws a player out",
            requestSchema = "Kick",
            errors = {
                ErrorCode.GAME_TYPE_NOT_FOUND,
                ErrorCode.CAPABILITY_NOT_SUPPORTED,
                ErrorCode.SERVER_NOT_RUNNING,
                ErrorCode.REMOTE_ADMIN_UNAVAILABLE
            })
    public Response kick(@Context ApiRequest apiRequest) {
        int id = apiRequest.serverId();
        remote.require(id);
        RequestBody requestBody = apiRequest.body();
        String reason = requestBody.singleLine("reason", 0, Limits.REASON);
        requestBody.validate();
        players.kick(apiRequest.actor(), id, apiRequest.pathParameter("slot_id"), reason);
        return Envelope.ok(null);
    }

    /** Bans a player and throws him out. */
    @POST
    @AdminOnly
    @Path("{slot_id}/ban")
    @ApiOperation(
            summary = "Bans a player and throws him out",
            requestSchema = "PlayerBan",
            responseSchema = "Ban",
            errors = {
                ErrorCode.GAME_TYPE_NOT_FOUND,
                ErrorCode.CAPABILITY_NOT_SUPPORTED,
                ErrorCode.SERVER_NOT_RUNNING,
                ErrorCode.REMOTE_ADMIN_UNAVAILABLE
            })
    public Response ban(@Context ApiRequest apiRequest) {
        int id = apiRequest.serverId();
        remote.require(id);
        RequestBody requestBody = apiRequest.body();
        String reason = requestBody.singleLine("reason", 0, Limits.REASON);
        int minutes = requestBody.integer("duration_minutes", 0, Limits.BAN_MINUTES);
        requestBody.validate();
        return Envelope.ok(JsonViews.ban(
                        players.ban(
                                apiRequest.actor(),
                                id,
                                apiRequest.pathParameter("slot_id"),
                                reason,
                                Duration.ofMinutes(minutes)),
                        Instant.now())
                .toMap());
    }

    /** Who was there, latest first. */
    @GET
    @AnyRole
    @Path("history")
    @ApiOperation(
            summary = "Who was there, latest first",
            responseSchema = "Visits",
            queryParameters = {"limit", "offset", "search"})
    public Response history(@Context ApiRequest apiRequest) {
        int id = servers.get(apiRequest.serverId()).id();
        QueryParameters queryParameters = apiRequest.query();
        int limit = queryParameters.limit(DEFAULT_LIMIT);
        int offset = queryParameters.offset();
        String search = queryParameters.text("search");
        queryParameters.validate();
        VisitPage page = players.history(id, search, limit, offset);
        PlayerViews wire = new PlayerViews(apiRequest.session());
        return Envelope.ok(JsonObjectBuilder.of("total", page.total())
                .with("players", page.visits().stream().map(wire::session).toList())
                .toMap());
    }
}
