package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.ports.mission.MissionView;
import io.languard.ports.mission.Missions;
import io.languard.ports.mission.NewRotationEntry;
import io.languard.ports.mission.RotationEntry;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.AnyRole;
import io.languard.rest.jaxrs.Call;
import io.languard.rest.openapi.Describe;
import io.languard.rest.wire.Body;
import io.languard.rest.wire.Envelope;
import io.languard.rest.wire.Upload;
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

    private static final int MOST_ENTRIES = 1000;
    private static final int LONGEST_DIFFICULTY = 100;

    private final Missions missions;
    private final long maxUpload;

    MissionsResource(Missions missions, long maxUpload) {
        this.missions = missions;
        this.maxUpload = maxUpload;
    }

    /** Every mission file. */
    @GET
    @AnyRole
    @Describe(
            summary = "Every mission file",
            answer = "Mission[]",
            errors = {ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public Response list(@Context Call call) {
        return Envelope.ok(
                missions.list(call.serverId()).stream().map(Wire::mission).toList());
    }

    /** Stores a mission file. */
    @POST
    @AdminOnly
    @Path("upload")
    @Describe(
            summary = "Stores a mission file",
            body = "MissionFile",
            answer = "Mission",
            status = 201,
            errors = {
                ErrorCode.GAME_TYPE_NOT_FOUND,
                ErrorCode.CAPABILITY_NOT_SUPPORTED,
                ErrorCode.UPLOAD_FAILED,
                ErrorCode.CONFLICT
            })
    public Response upload(@Context Call call) {
        int id = call.serverId();
        missions.require(id);
        try (Upload upload = call.upload("file", maxUpload)) {
            MissionView stored = upload.handTo((name, content) -> missions.upload(call.actor(), id, name, content));
            return Envelope.created(Wire.mission(stored));
        }
    }

    /** Removes a mission file. */
    @DELETE
    @AdminOnly
    @Path("{mission_id}")
    @Describe(
            summary = "Removes a mission file",
            status = 204,
            errors = {ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED, ErrorCode.MISSION_IN_ROTATION})
    public Response delete(@Context Call call) {
        int id = call.serverId();
        missions.require(id);
        missions.delete(call.actor(), id, call.id("mission_id", "Mission"));
        return Envelope.deleted();
    }

    /** The rotation, in order. */
    @GET
    @AnyRole
    @Path("rotation")
    @Describe(
            summary = "The rotation, in order",
            answer = "RotationEntry[]",
            errors = {ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public Response rotation(@Context Call call) {
        return rotation(missions.rotation(call.serverId()));
    }

    /** Replaces the rotation whole. */
    @PUT
    @AdminOnly
    @Path("rotation")
    @Describe(
            summary = "Replaces the rotation whole",
            body = "Rotation",
            answer = "RotationEntry[]",
            errors = {ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public Response replaceRotation(@Context Call call) {
        int id = call.serverId();
        missions.require(id);
        Body body = call.body();
        List<NewRotationEntry> entries = new ArrayList<>();
        for (Body entry : body.objects("rotation", MOST_ENTRIES)) {
            int missionId = entry.integer("mission_id", 1, Integer.MAX_VALUE);
            String difficulty = entry.optionalLine("difficulty", 1, LONGEST_DIFFICULTY);
            Map<String, Object> params = entry.optionalObject("params");
            entries.add(new NewRotationEntry(missionId, difficulty, params == null ? Map.of() : params));
        }
        body.check();
        return rotation(missions.replaceRotation(call.actor(), id, entries));
    }

    private static Response rotation(List<RotationEntry> entries) {
        return Envelope.ok(entries.stream().map(Wire::rotationEntry).toList());
    }
}
