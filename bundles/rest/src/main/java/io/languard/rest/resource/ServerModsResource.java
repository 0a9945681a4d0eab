package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.jaxrs.ApiErrors;
import io.languard.rest.jaxrs.Prerequisite;
import io.languard.rest.jaxrs.Requires;
import io.languard.rest.jaxrs.RequiresPermission;
import io.languard.service.mod.EnabledModView;
import io.languard.service.mod.ModAssignment;
import io.languard.service.mod.ModService;
import io.languard.service.page.Page;
import io.languard.service.user.Permission;
import io.languard.service.user.UserSession;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The mods that are enabled on a server. */
@Path("servers/{server_id}/mods")
@Tag(name = "mods")
@Produces(MediaType.APPLICATION_JSON)
public final class ServerModsResource {

    private static final int MAX_MODS = 1000;

    private final ModService modService;

    ServerModsResource(ModService modService) {
        this.modService = modService;
    }

    /** The mods to enable. */
    public record EnabledModsUpdate(@NotNull @Size(max = MAX_MODS) List<ModSelection> mods) {

        /** A mod to enable. */
        public record ModSelection(
                @Min(1) int modId,
                @Schema(defaultValue = "false") @Nullable Boolean isServerMod,
                @Min(0) @Schema(description = "The index in the list if omitted") @Nullable Integer sortOrder) {}

        List<ModAssignment> toAssignments() {
            List<ModAssignment> assignments = new ArrayList<>();
            for (ModSelection mod : mods) {
                assignments.add(new ModAssignment(
                        mod.modId(),
                        Boolean.TRUE.equals(mod.isServerMod()),
                        mod.sortOrder() == null ? assignments.size() : mod.sortOrder()));
            }
            return assignments;
        }
    }

    /** Returns the enabled mods. */
    @GET
    @RequiresPermission(Permission.SERVER_VIEW)
    @Requires(Prerequisite.MODS)
    @Operation(summary = "Lists the mods that are enabled on a server, in loading order")
    @ApiErrors({ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public Page<EnabledModView> listServerMods(
            @PathParam("server_id") int serverId,
            @QueryParam("limit") @Min(1) @Max(1000) @Nullable Integer limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @Context UserSession session) {
        return Page.upTo(limit, offset, modService.enabled(session.actor(), serverId));
    }

    /** Replaces the enabled mods. */
    @PUT
    @RequiresPermission(Permission.SERVER_MODS)
    @Requires(Prerequisite.MODS)
    @Operation(summary = "Replaces the list of enabled mods")
    @ApiErrors({ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public List<EnabledModView> replaceServerMods(
            @PathParam("server_id") int serverId, @NotNull EnabledModsUpdate mods, @Context UserSession session) {
        return modService.replaceEnabled(session.actor(), serverId, mods.toAssignments());
    }
}
