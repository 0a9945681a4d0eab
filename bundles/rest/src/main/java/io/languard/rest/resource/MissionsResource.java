package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.io.Envelope;
import io.languard.rest.io.MultipartUpload;
import io.languard.rest.io.RequestBody;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.AnyRole;
import io.languard.rest.jaxrs.ApiRequest;
import io.languard.rest.openapi.ApiOperation;
import io.languard.service.mission.MissionService;
import io.languard.service.mission.MissionView;
import io.languard.service.mission.NewRotationEntry;
import io.languard.service.mission.RotationEntryView;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Mission files of a server, and the order in which they are played. */
@Path("servers/{server_id}/missions")
public final class MissionsResource {

    private static final int MAX_ENTRIES = 1000;
    private static final int LONGEST_DIFFICULTY = 100;

    private final MissionService missionService;
    private final long maxUpload;

    MissionsResource(MissionService missionService, long maxUpload) {
        this.missionService = missionService;
        this.maxUpload = maxUpload;
    }

    /** Every mission file. */
    @GET
    @AnyRole
    @ApiOperation(
            summary = "Every mission file",
            responseSchema = "Mission[]",
            errors = {ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public Response listMissions(@Context ApiRequest apiRequest) {
        return Envelope.ok(missionService.list(apiRequest.serverId()).stream()
                .map(JsonViews::mission)
                .toList());
    }

    /** Stores a mission file. */
    @POST
    @AdminOnly
    @Path("upload")
    @ApiOperation(
            summary = "Stores a mission file",
            requestSchema = "MissionFile",
            responseSchema = "Mission",
            status = 201,
            errors = {
                ErrorCode.GAME_TYPE_NOT_FOUND,
                ErrorCode.CAPABILITY_NOT_SUPPORTED,
                ErrorCode.UPLOAD_FAILED,
                ErrorCode.CONFLICT
            })
    public Response uploadMission(@Context ApiRequest apiRequest) {
        int id = apiRequest.serverId();
        missionService.require(id);
        try (MultipartUpload multipartUpload = apiRequest.upload("file", maxUpload)) {
            MissionView stored = multipartUpload.storeWith(
                    (name, content) -> missionService.upload(apiRequest.actor(), id, name, content));
            return Envelope.created(JsonViews.mission(stored));
        }
    }

    /** Removes a mission file. */
    @DELETE
    @AdminOnly
    @Path("{mission_id}")
    @ApiOperation(
            summary = "Removes a mission file",
            status = 204,
            errors = {ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED, ErrorCode.MISSION_IN_ROTATION})
    public Response deleteMission(@Context ApiRequest apiRequest) {
        int id = apiRequest.serverId();
        missionService.require(id);
        missionService.delete(apiRequest.actor(), id, apiRequest.id("mission_id", "Mission"));
        return Envelope.deleted();
    }

    /** The rotation, in order. */
    @GET
    @AnyRole
    @Path("rotation")
    @ApiOperation(
            summary = "The rotation, in order",
            responseSchema = "RotationEntry[]",
            errors = {ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public Response getRotation(@Context ApiRequest apiRequest) {
        return rotation(missionService.rotation(apiRequest.serverId()));
    }

    /** Replaces the rotation whole. */
    @PUT
    @AdminOnly
    @Path("rotation")
    @ApiOperation(
            summary = "Replaces the rotation whole",
            requestSchema = "Rotation",
            responseSchema = "RotationEntry[]",
            errors = {ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public Response replaceRotation(@Context ApiRequest apiRequest) {
        int id = apiRequest.serverId();
        missionService.require(id);
        RequestBody requestBody = apiRequest.body();
        List<NewRotationEntry> entries = new ArrayList<>();
        for (RequestBody entry : requestBody.objects("rotation", MAX_ENTRIES)) {
            int missionId = entry.integer("mission_id", 1, Integer.MAX_VALUE);
            String difficulty = entry.optionalSingleLine("difficulty", 1, LONGEST_DIFFICULTY);
            Map<String, Object> params = entry.optionalObject("params");
            entries.add(new NewRotationEntry(missionId, difficulty, params == null ? Map.of() : params));
        }
        requestBody.validate();
        return rotation(missionService.replaceRotation(apiRequest.actor(), id, entries));
    }

    private static Response rotation(List<RotationEntryView> entries) {
        return Envelope.ok(entries.stream().map(JsonViews::rotationEntry).toList());
    }
}
