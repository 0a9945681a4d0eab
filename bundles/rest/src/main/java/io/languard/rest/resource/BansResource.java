package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.jaxrs.ApiErrors;
import io.languard.rest.jaxrs.Created;
import io.languard.rest.jaxrs.Prerequisite;
import io.languard.rest.jaxrs.Requires;
import io.languard.rest.jaxrs.RequiresPermission;
import io.languard.service.ban.Ban;
import io.languard.service.ban.BanResult;
import io.languard.service.ban.BanService;
import io.languard.service.ban.NewBan;
import io.languard.service.page.Page;
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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The bans of a server. */
@Path("servers/{server_id}/bans")
@Tag(name = "bans")
@Produces(MediaType.APPLICATION_JSON)
public final class BansResource {

    private final BanService banService;

    BansResource(BanService banService) {
        this.banService = banService;
    }

    /** A ban to add. */
    public record BanRequest(
            @NotNull
                    @Size(min = 1, max = FieldLimits.MAX_IDENTITY_LENGTH)
                    @Schema(description = "Arma 3: 32 hex digits or an IPv4 address")
                    String guid,
            @Size(max = FieldLimits.MAX_PLAYER_NAME_LENGTH) @Nullable String name,
            @Size(max = FieldLimits.MAX_REASON_LENGTH) @Schema(description = "On one line") @Nullable String reason,
            @Min(0) @Max(FieldLimits.MAX_BAN_MINUTES) @Schema(description = "0 for a permanent ban") @Nullable
                    Integer durationMinutes) {

        NewBan toNewBan() {
            return new NewBan(
                    guid,
                    name == null || name.isBlank() ? null : name,
                    reason == null ? "" : reason,
                    Duration.ofMinutes(durationMinutes == null ? 0 : durationMinutes));
        }
    }

    /** Returns bans, newest first. */
    @GET
    @RequiresPermission(Permission.SERVER_VIEW)
    @Requires(Prerequisite.SERVER)
    @Operation(summary = "Lists bans, latest first")
    public Page<Ban> listBans(
            @PathParam("server_id") int serverId,
            @QueryParam("active_only") @DefaultValue("true") boolean activeOnly,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(1000) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @Context UserSession session) {
        return banService.list(session.actor(), serverId, activeOnly, limit, offset);
    }

    /** Adds a ban. */
    @POST
    @RequiresPermission(Permission.SERVER_PLAYERS)
    @Created
    @Requires(Prerequisite.ADAPTER)
    @Operation(summary = "Adds a ban")
    @ApiErrors({ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CONFLICT})
    public BanResult addBan(
            @PathParam("server_id") int serverId, @NotNull BanRequest ban, @Context UserSession session) {
        return banService.add(session.actor(), serverId, ban.toNewBan());
    }

    /** Removes a ban. */
    @DELETE
    @RequiresPermission(Permission.SERVER_PLAYERS)
    @Path("{ban_id}")
    @Requires(Prerequisite.ADAPTER)
    @Operation(summary = "Removes a ban")
    @ApiErrors(ErrorCode.GAME_TYPE_NOT_FOUND)
    public Response removeBan(
            @PathParam("server_id") int serverId, @PathParam("ban_id") int banId, @Context UserSession session) {
        banService.remove(session.actor(), serverId, banId);
        return Response.noContent().build();
    }
}
