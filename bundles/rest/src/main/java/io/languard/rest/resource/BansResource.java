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
import io.languard.service.ban.BanResult;
import io.languard.service.ban.BanService;
import io.languard.service.ban.NewBan;
import io.languard.service.game.GameService;
import io.languard.service.server.ServerService;
import io.languard.service.validation.FieldLimits;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Bans of a server. */
@Path("servers/{server_id}/bans")
public final class BansResource {

    private static final int DEFAULT_LIMIT = 50;

    private final BanService banService;
    private final ServerService serverService;
    private final GameService gameService;

    BansResource(BanService banService, ServerService serverService, GameService gameService) {
        this.banService = banService;
        this.serverService = serverService;
        this.gameService = gameService;
    }

    /** Latest first. */
    @GET
    @AnyRole
    @ApiOperation(
            summary = "Bans, latest first",
            responseSchema = "Ban[]",
            queryParameters = {"active_only", "limit", "offset"})
    public Response listBans(@Context ApiRequest apiRequest) {
        int id = serverService.get(apiRequest.serverId()).id();
        QueryParameters queryParameters = apiRequest.query();
        boolean activeOnly = queryParameters.bool("active_only", true);
        int limit = queryParameters.limit(DEFAULT_LIMIT);
        int offset = queryParameters.offset();
        queryParameters.validate();
        Instant now = Instant.now();
        return Envelope.ok(banService.list(id, activeOnly, limit, offset).stream()
                .map(ban -> JsonViews.ban(ban, now).toMap())
                .toList());
    }

    /** Adds a ban. */
    @POST
    @AdminOnly
    @ApiOperation(
            summary = "Adds a ban",
            requestSchema = "NewBan",
            responseSchema = "AddedBan",
            status = 201,
            errors = {ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CONFLICT})
    public Response addBan(@Context ApiRequest apiRequest) {
        int id = apiRequest.serverId();
        gameService.require(serverService.get(id).gameType());
        RequestBody requestBody = apiRequest.body();
        String guid = requestBody.singleLine("guid", 1, FieldLimits.IDENTITY);
        String name = requestBody.optionalSingleLine("name", 0, FieldLimits.PLAYER_NAME);
        String reason = requestBody.optionalSingleLine("reason", 0, FieldLimits.REASON);
        Integer minutes = requestBody.optionalInteger("duration_minutes", 0, FieldLimits.BAN_MINUTES);
        requestBody.validate();
        BanResult added = banService.add(
                apiRequest.actor(),
                id,
                new NewBan(
                        guid,
                        name == null || name.isBlank() ? null : name,
                        reason == null ? "" : reason,
                        Duration.ofMinutes(minutes == null ? 0 : minutes)));
        JsonObjectBuilder ban = JsonViews.ban(added.ban(), Instant.now());
        return Envelope.created(
                added.effect() == null
                        ? ban.toMap()
                        : ban.with("effective", added.effect().name().toLowerCase(Locale.ROOT))
                                .toMap());
    }

    /** Removes a ban. */
    @DELETE
    @AdminOnly
    @Path("{ban_id}")
    @ApiOperation(summary = "Removes a ban", status = 204, errors = ErrorCode.GAME_TYPE_NOT_FOUND)
    public Response removeBan(@Context ApiRequest apiRequest) {
        int id = apiRequest.serverId();
        gameService.require(serverService.get(id).gameType());
        banService.remove(apiRequest.actor(), id, apiRequest.id("ban_id", "Ban"));
        return Envelope.deleted();
    }
}
