package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.ports.mod.Mod;
import io.languard.ports.mod.Mods;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.AnyRole;
import io.languard.rest.jaxrs.Call;
import io.languard.rest.openapi.Describe;
import io.languard.rest.wire.Body;
import io.languard.rest.wire.Envelope;
import io.languard.rest.wire.Query;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** The mods that the platform knows. */
@Path("mods")
public final class ModsResource {

    private static final int LONGEST_GAME_TYPE = 100;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_PATH = 1024;
    private static final int LONGEST_WORKSHOP_ID = 64;
    private static final int LONGEST_DESCRIPTION = 1000;

    private final Mods mods;

    ModsResource(Mods mods) {
        this.mods = mods;
    }

    /** Mods by id. */
    @GET
    @AnyRole
    @Describe(summary = "Mods by id", answer = "Mod[]", query = "game_type")
    public Response list(@Context Call call) {
        Query query = call.query();
        String gameType = query.text("game_type");
        query.check();
        return Envelope.ok(mods.list(gameType).stream().map(Wire::mod).toList());
    }

    /** Registers a mod folder. */
    @POST
    @AdminOnly
    @Describe(
            summary = "Registers a mod folder",
            body = "NewMod",
            answer = "Mod",
            status = 201,
            errors = {ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED, ErrorCode.CONFLICT})
    public Response register(@Context Call call) {
        Body body = call.body();
        String gameType = body.line("game_type", 1, LONGEST_GAME_TYPE);
        String name = body.line("name", 1, LONGEST_NAME);
        String folder = body.line("folder_path", 1, LONGEST_PATH);
        String workshopId = body.optionalLine("workshop_id", 0, LONGEST_WORKSHOP_ID);
        String description = body.optionalText("description", 0, LONGEST_DESCRIPTION);
        body.check();
        Mod mod = new Mod(
                0,
                gameType,
                name,
                folder,
                workshopId == null || workshopId.isBlank() ? null : workshopId,
                description == null ? "" : description);
        return Envelope.created(Wire.mod(mods.register(call.actor(), mod)));
    }

    /** Forgets a mod; its folder stays. */
    @DELETE
    @AdminOnly
    @Path("{mod_id}")
    @Describe(summary = "Forgets a mod; its folder stays", status = 204, errors = ErrorCode.MOD_IN_USE)
    public Response delete(@Context Call call) {
        mods.delete(call.actor(), call.id("mod_id", "Mod"));
        return Envelope.deleted();
    }
}
