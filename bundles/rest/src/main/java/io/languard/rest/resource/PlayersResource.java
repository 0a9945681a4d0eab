package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.jaxrs.ApiErrors;
import io.languard.rest.jaxrs.Prerequisite;
import io.languard.rest.jaxrs.Requires;
import io.languard.rest.jaxrs.RequiresPermission;
import io.languard.service.ban.Ban;
import io.languard.service.page.Page;
import io.languard.service.player.PlayerHistory;
import io.languard.service.player.PlayerService;
import io.languard.service.player.PlayerView;
import io.languard.service.user.Permission;
import io.languard.service.user.UserSession;
import io.languard.service.validation.FieldLimits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The players of a server. */
@Path("servers/{server_id}/players")
@Tag(name = "players")
@Produces(MediaType.APPLICATION_JSON)
public final class PlayersResource {

    private final PlayerService playerService;

    PlayersResource(PlayerService playerService) {
        this.playerService = playerService;
    }

    /** The reason for a kick. */
    public record Kick(
            @NotNull @Size(max = FieldLimits.MAX_REASON_LENGTH) @Schema(description = "On one line") String reason) {}

    /** The reason for a ban and its duration. */
    public record PlayerBan(
            @NotNull @Size(max = FieldLimits.MAX_REASON_LENGTH) @Schema(description = "On one line") String reason,
            @Min(0) @Max(FieldLimits.MAX_BAN_MINUTES) @Schema(description = "0 for a permanent ban")
                    int durationMinutes) {}

    /** Returns the players who are on the server. */
    @GET
    @RequiresPermission(Permission.SERVER_VIEW)
    @Requires(Prerequisite.SERVER)
    @Operation(summary = "Lists the players on a server")
    public Page<PlayerView> listPlayers(
            @PathParam("server_id") int serverId,
            @QueryParam("limit") @Min(1) @Max(1000) @Nullable Integer limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @Context UserSession session) {
        return Page.upTo(limit, offset, playerService.online(session.actor(), serverId));
    }

    /** Kicks a player. */
    @POST
    @RequiresPermission(Permission.SERVER_PLAYERS)
    @Path("{slot_id}/kick")
    @Requires(Prerequisite.KICKS)
    @Operation(summary = "Kicks a player")
    @ApiErrors({
        ErrorCode.GAME_TYPE_NOT_FOUND,
        ErrorCode.CAPABILITY_NOT_SUPPORTED,
        ErrorCode.SERVER_NOT_RUNNING,
        ErrorCode.REMOTE_ADMIN_UNAVAILABLE
    })
    public void kickPlayer(
            @PathParam("server_id") int serverId,
            @PathParam("slot_id") String slotId,
            @NotNull Kick kick,
            @Context UserSession session) {
        playerService.kick(session.actor(), serverId, slotId, kick.reason());
    }

    /** Bans and kicks a player. */
    @POST
    @RequiresPermission(Permission.SERVER_PLAYERS)
    @Path("{slot_id}/ban")
    @Requires(Prerequisite.PLAYER_BANS)
    @Operation(summary = "Bans and kicks a player")
    @ApiErrors({
        ErrorCode.GAME_TYPE_NOT_FOUND,
        ErrorCode.CAPABILITY_NOT_SUPPORTED,
        ErrorCode.SERVER_NOT_RUNNING,
        ErrorCode.REMOTE_ADMIN_UNAVAILABLE
    })
    public Ban banPlayer(
            @PathParam("server_id") int serverId,
            @PathParam("slot_id") String slotId,
            @NotNull PlayerBan ban,
            @Context UserSession session) {
        return playerService.ban(
                session.actor(), serverId, slotId, ban.reason(), Duration.ofMinutes(ban.durationMinutes()));
    }

    /** Returns sessions of players, newest first. */
    @GET
    @RequiresPermission(Permission.SERVER_VIEW)
    @Path("history")
    @Requires(Prerequisite.SERVER)
    @Operation(summary = "Lists the sessions of players, latest first")
    public PlayerHistory listPlayerSessions(
            @PathParam("server_id") int serverId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(1000) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @QueryParam("search") @Nullable String search,
            @Context UserSession session) {
        return playerService.history(session.actor(), serverId, search, limit, offset);
    }
}
