package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.io.MultipartUpload;
import io.languard.rest.jaxrs.ApiErrors;
import io.languard.rest.jaxrs.Created;
import io.languard.rest.jaxrs.Prerequisite;
import io.languard.rest.jaxrs.Requires;
import io.languard.rest.jaxrs.RequiresPermission;
import io.languard.service.mission.MissionService;
import io.languard.service.mission.MissionView;
import io.languard.service.mission.NewRotationEntry;
import io.languard.service.mission.RotationEntryView;
import io.languard.service.page.Page;
import io.languard.service.user.Permission;
import io.languard.service.user.UserSession;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The mission files of a server, and their rotation. */
@Path("servers/{server_id}/missions")
@Tag(name = "missions")
@Produces(MediaType.APPLICATION_JSON)
public final class MissionsResource {

    private static final int MAX_ENTRIES = 1000;
    private static final int MAX_DIFFICULTY = 100;

    private final MissionService missionService;

    MissionsResource(MissionService missionService) {
        this.missionService = missionService;
    }

    /** A rotation, in order. */
    public record RotationUpdate(@NotNull @Size(max = MAX_ENTRIES) List<RotationItem> rotation) {}

    /** An entry of a rotation. */
    public record RotationItem(
            @Min(1) int missionId,
            @Size(min = 1, max = MAX_DIFFICULTY) @Nullable String difficulty,
            @Nullable Map<String, Object> params) {}

    /** Returns the mission files. */
    @GET
    @RequiresPermission(Permission.SERVER_VIEW)
    @Requires(Prerequisite.MISSIONS)
    @Operation(summary = "Lists the mission files of a server")
    @ApiErrors({ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public Page<MissionView> listMissions(
            @PathParam("server_id") int serverId,
            @QueryParam("limit") @Min(1) @Max(1000) @Nullable Integer limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @Context UserSession session) {
        return Page.upTo(limit, offset, missionService.list(session.actor(), serverId));
    }

    /** Stores a mission file. */
    @POST
    @RequiresPermission(Permission.SERVER_MISSIONS)
    @Created
    @Path("upload")
    @Requires(Prerequisite.MISSIONS)
    @Operation(summary = "Stores a mission file")
    @ApiErrors({
        ErrorCode.GAME_TYPE_NOT_FOUND,
        ErrorCode.CAPABILITY_NOT_SUPPORTED,
        ErrorCode.UPLOAD_FAILED,
        ErrorCode.CONFLICT
    })
    public MissionView uploadMission(
            @PathParam("server_id") int serverId, MultipartUpload upload, @Context UserSession session) {
        try (upload) {
            return upload.storeWith((name, content) -> missionService.upload(session.actor(), serverId, name, content));
        }
    }

    /** Deletes a mission file. */
    @DELETE
    @RequiresPermission(Permission.SERVER_MISSIONS)
    @Path("{mission_id}")
    @Requires(Prerequisite.MISSIONS)
    @Operation(summary = "Deletes a mission file")
    @ApiErrors({ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED, ErrorCode.MISSION_IN_ROTATION})
    public Response deleteMission(
            @PathParam("server_id") int serverId,
            @PathParam("mission_id") int missionId,
            @Context UserSession session) {
        missionService.delete(session.actor(), serverId, missionId);
        return Response.noContent().build();
    }

    /** Returns the rotation. */
    @GET
    @RequiresPermission(Permission.SERVER_VIEW)
    @Path("rotation")
    @Requires(Prerequisite.MISSIONS)
    @Operation(summary = "Returns the mission rotation, in order")
    @ApiErrors({ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public Page<RotationEntryView> getRotation(
            @PathParam("server_id") int serverId,
            @QueryParam("limit") @Min(1) @Max(1000) @Nullable Integer limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @Context UserSession session) {
        return Page.upTo(limit, offset, missionService.rotation(session.actor(), serverId));
    }

    /** Replaces the rotation. */
    @PUT
    @RequiresPermission(Permission.SERVER_MISSIONS)
    @Path("rotation")
    @Requires(Prerequisite.MISSIONS)
    @Operation(summary = "Replaces the mission rotation")
    @ApiErrors({ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public List<RotationEntryView> replaceRotation(
            @PathParam("server_id") int serverId,
            @NotNull RotationUpdate rotationUpdate,
            @Context UserSession session) {
        List<NewRotationEntry> entries = rotationUpdate.rotation().stream()
                .map(entry -> new NewRotationEntry(
                        entry.missionId(), entry.difficulty(), entry.params() == null ? Map.of() : entry.params()))
                .toList();
        return missionService.replaceRotation(session.actor(), serverId, entries);
    }
}
