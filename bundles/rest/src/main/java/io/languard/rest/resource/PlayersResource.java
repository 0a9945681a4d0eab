package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.io.Envelope;
import io.languard.rest.io.JsonObjectBuilder;
import io.languard.rest.io.QueryParameters;
import io.languard.rest.io.RequestBody;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.AnyRole;
import io.languard.rest.jaxrs.ApiRequest;
import io.languard.rest.openapi.ApiOperation;
import io.languard.service.player.PlayerService;
import io.languard.service.player.PlayerSessionPage;
import io.languard.service.remote.RemoteConsoleService;
import io.languard.service.server.ServerService;
import io.languard.service.validation.FieldLimits;
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

    private final PlayerService playerService;
    private final RemoteConsoleService remote;
    private final ServerService serverService;

    PlayersResource(PlayerService playerService, RemoteConsoleService remote, ServerService serverService) {
        this.playerService = playerService;
        this.remote = remote;
        this.serverService = serverService;
    }

    /** Who is there now. */
    @GET
    @AnyRole
    @ApiOperation(summary = "Who is there now", responseSchema = "Player[]")
    public Response listPlayers(@Context ApiRequest apiRequest) {
        PlayerViews wire = new PlayerViews(apiRequest.session());
        return Envelope.ok(playerService.online(apiRequest.serverId()).stream()
                .map(wire::online)
                .toList());
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
    public Response kickPlayer(@Context ApiRequest apiRequest) {
        int id = apiRequest.serverId();
        remote.require(id);
        RequestBody requestBody = apiRequest.body();
        String reason = requestBody.singleLine("reason", 0, FieldLimits.REASON);
        requestBody.validate();
        playerService.kick(apiRequest.actor(), id, apiRequest.pathParameter("slot_id"), reason);
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
    public Response banPlayer(@Context ApiRequest apiRequest) {
        int id = apiRequest.serverId();
        remote.require(id);
        RequestBody requestBody = apiRequest.body();
        String reason = requestBody.singleLine("reason", 0, FieldLimits.REASON);
        int minutes = requestBody.integer("duration_minutes", 0, FieldLimits.BAN_MINUTES);
        requestBody.validate();
        return Envelope.ok(JsonViews.ban(
                        playerService.ban(
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
    public Response listPlayerSessions(@Context ApiRequest apiRequest) {
        int id = serverService.get(apiRequest.serverId()).id();
        QueryParameters queryParameters = apiRequest.query();
        int limit = queryParameters.limit(DEFAULT_LIMIT);
        int offset = queryParameters.offset();
        String search = queryParameters.text("search");
        queryParameters.validate();
        PlayerSessionPage page = playerService.history(id, search, limit, offset);
        PlayerViews wire = new PlayerViews(apiRequest.session());
        return Envelope.ok(JsonObjectBuilder.of("total", page.total())
                .with("players", page.sessions().stream().map(wire::session).toList())
                .toMap());
    }
}
