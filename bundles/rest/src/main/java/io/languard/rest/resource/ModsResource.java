package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.jaxrs.AnyUser;
import io.languard.rest.jaxrs.ApiErrors;
import io.languard.rest.jaxrs.Created;
import io.languard.rest.jaxrs.RequiresPermission;
import io.languard.service.mod.Mod;
import io.languard.service.mod.ModService;
import io.languard.service.page.Page;
import io.languard.service.user.Permission;
import io.languard.service.user.UserSession;
import io.languard.service.validation.FieldLimits;
import io.languard.service.validation.Multiline;
import io.swagger.v3.oas.annotations.Operation;
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
import org.jspecify.annotations.Nullable;

/** The registered mods. */
@Path("mods")
@Tag(name = "mods")
@Produces(MediaType.APPLICATION_JSON)
public final class ModsResource {

    private static final int MAX_NAME = 100;
    private static final int MAX_WORKSHOP_ID = 64;

    private final ModService modService;

    ModsResource(ModService modService) {
        this.modService = modService;
    }

    /** A mod folder to register. */
    public record NewMod(
            @NotNull @Size(min = 1, max = FieldLimits.MAX_GAME_TYPE_LENGTH) String gameType,
            @NotNull @Size(min = 1, max = MAX_NAME) String name,
            @NotNull @Size(min = 1, max = FieldLimits.MAX_PATH_LENGTH) String folderPath,
            @Size(max = MAX_WORKSHOP_ID) @Nullable String workshopId,
            @Multiline @Size(max = FieldLimits.MAX_DESCRIPTION_LENGTH) @Nullable String description) {

        Mod toMod() {
            return new Mod(
                    0,
                    gameType,
                    name,
                    folderPath,
                    workshopId == null || workshopId.isBlank() ? null : workshopId,
                    description == null ? "" : description);
        }
    }

    /** Returns mods, ordered by id. */
    @GET
    @AnyUser
    @Operation(summary = "Lists the registered mods by id")
    public Page<Mod> listMods(
            @QueryParam("game_type") @Nullable String gameType,
            @QueryParam("limit") @Min(1) @Max(1000) @Nullable Integer limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @Context UserSession session) {
        return Page.upTo(limit, offset, modService.list(session.actor(), gameType));
    }

    /** Registers a mod folder. */
    @POST
    @RequiresPermission(Permission.MODS_MANAGE)
    @Created
    @Operation(summary = "Registers a mod folder")
    @ApiErrors({ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED, ErrorCode.CONFLICT})
    public Mod registerMod(@NotNull NewMod mod, @Context UserSession session) {
        return modService.register(session.actor(), mod.toMod());
    }

    /** Unregisters a mod; its folder is kept. */
    @DELETE
    @RequiresPermission(Permission.MODS_MANAGE)
    @Path("{mod_id}")
    @Operation(summary = "Unregisters a mod; its folder is kept")
    @ApiErrors(ErrorCode.MOD_IN_USE)
    public Response deleteMod(@PathParam("mod_id") int modId, @Context UserSession session) {
        modService.delete(session.actor(), modId);
        return Response.noContent().build();
    }
}
