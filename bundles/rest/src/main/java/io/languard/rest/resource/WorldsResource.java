package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.jaxrs.AnyUser;
import io.languard.rest.jaxrs.ApiErrors;
import io.languard.rest.jaxrs.RequiresPermission;
import io.languard.service.page.Page;
import io.languard.service.user.Permission;
import io.languard.service.user.UserSession;
import io.languard.service.world.WorldAdminService;
import io.languard.service.world.WorldService;
import io.languard.service.world.WorldView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import org.jspecify.annotations.Nullable;

/** Players' own worlds, for admins. Players use {@code /baza}. */
@Path("worlds")
@Tag(name = "worlds")
@Produces(MediaType.APPLICATION_JSON)
public final class WorldsResource {

    private final WorldService worldService;
    private final WorldAdminService admin;

    WorldsResource(WorldService worldService, WorldAdminService admin) {
        this.worldService = worldService;
        this.admin = admin;
    }

    /** The console output of a world. */
    public record WorldConsole(String player, @Schema(description = "At most the last 64 Ki characters") String text) {}

    /** Returns all worlds, ordered by player. */
    @GET
    @AnyUser
    @Operation(summary = "Lists all worlds by player")
    @ApiErrors(ErrorCode.CAPABILITY_NOT_SUPPORTED)
    public Page<WorldView> listWorlds(
            @QueryParam("limit") @Min(1) @Max(1000) @Nullable Integer limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @Context UserSession session) {
        return Page.upTo(limit, offset, worldService.list(session.actor())).map(WorldView::of);
    }

    /** Returns a world. */
    @GET
    @AnyUser
    @Path("{player}")
    @Operation(summary = "Returns the world of a player")
    @ApiErrors({ErrorCode.NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public WorldView getWorld(@PathParam("player") String player, @Context UserSession session) {
        return WorldView.of(admin.get(session.actor(), player));
    }

    /** Deletes a world. */
    @DELETE
    @RequiresPermission(Permission.WORLDS_MANAGE)
    @Path("{player}")
    @Operation(summary = "Stops a world and deletes it permanently")
    @ApiErrors({ErrorCode.NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED, ErrorCode.CONFLICT})
    public Response deleteWorld(@PathParam("player") String player, @Context UserSession session) {
        admin.delete(session.actor(), player);
        return Response.noContent().build();
    }

    /** Starts or thaws a world. */
    @POST
    @RequiresPermission(Permission.WORLDS_MANAGE)
    @Path("{player}/start")
    @Operation(summary = "Starts a world, or thaws a frozen one")
    @ApiErrors({ErrorCode.NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED, ErrorCode.CONFLICT})
    public WorldView startWorld(@PathParam("player") String player, @Context UserSession session) {
        return WorldView.of(admin.start(session.actor(), player));
    }

    /** Stops a world. */
    @POST
    @RequiresPermission(Permission.WORLDS_MANAGE)
    @Path("{player}/stop")
    @Operation(summary = "Stops a running or frozen world")
    @ApiErrors({ErrorCode.NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED, ErrorCode.CONFLICT})
    public WorldView stopWorld(@PathParam("player") String player, @Context UserSession session) {
        return WorldView.of(admin.stop(session.actor(), player));
    }

    /** Freezes a world. */
    @POST
    @RequiresPermission(Permission.WORLDS_MANAGE)
    @Path("{player}/freeze")
    @Operation(summary = "Freezes a running world: it keeps its memory and gets no processor time")
    @ApiErrors({ErrorCode.NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED, ErrorCode.CONFLICT})
    public WorldView freezeWorld(@PathParam("player") String player, @Context UserSession session) {
        return WorldView.of(admin.freeze(session.actor(), player));
    }

    /** Thaws a world. */
    @POST
    @RequiresPermission(Permission.WORLDS_MANAGE)
    @Path("{player}/thaw")
    @Operation(summary = "Thaws a frozen world")
    @ApiErrors({ErrorCode.NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED, ErrorCode.CONFLICT})
    public WorldView thawWorld(@PathParam("player") String player, @Context UserSession session) {
        return WorldView.of(admin.thaw(session.actor(), player));
    }

    /** Returns the console output of a world. */
    @GET
    @AnyUser
    @Path("{player}/console")
    @Operation(summary = "Returns the end of a world's console output since its start")
    @ApiErrors({ErrorCode.NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED, ErrorCode.CONFLICT})
    public WorldConsole getWorldConsole(@PathParam("player") String player, @Context UserSession session) {
        return new WorldConsole(player, admin.console(session.actor(), player));
    }
}
