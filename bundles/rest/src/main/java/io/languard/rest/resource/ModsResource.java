package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.io.Envelope;
import io.languard.rest.io.QueryParameters;
import io.languard.rest.io.RequestBody;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.AnyRole;
import io.languard.rest.jaxrs.ApiRequest;
import io.languard.rest.openapi.ApiOperation;
import io.languard.service.mod.Mod;
import io.languard.service.mod.ModService;
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

    private final ModService modService;

    ModsResource(ModService modService) {
        this.modService = modService;
    }

    /** Mods by id. */
    @GET
    @AnyRole
    @ApiOperation(summary = "Mods by id", responseSchema = "Mod[]", queryParameters = "game_type")
    public Response listMods(@Context ApiRequest apiRequest) {
        QueryParameters queryParameters = apiRequest.query();
        String gameType = queryParameters.text("game_type");
        queryParameters.validate();
        return Envelope.ok(
                modService.list(gameType).stream().map(JsonViews::mod).toList());
    }

    /** Registers a mod folder. */
    @POST
    @AdminOnly
    @ApiOperation(
            summary = "Registers a mod folder",
            requestSchema = "NewMod",
            responseSchema = "Mod",
            status = 201,
            errors = {ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED, ErrorCode.CONFLICT})
    public Response registerMod(@Context ApiRequest apiRequest) {
        RequestBody requestBody = apiRequest.body();
        String gameType = requestBody.singleLine("game_type", 1, LONGEST_GAME_TYPE);
        String name = requestBody.singleLine("name", 1, LONGEST_NAME);
        String folder = requestBody.singleLine("folder_path", 1, LONGEST_PATH);
        String workshopId = requestBody.optionalSingleLine("workshop_id", 0, LONGEST_WORKSHOP_ID);
        String description = requestBody.optionalText("description", 0, LONGEST_DESCRIPTION);
        requestBody.validate();
        Mod mod = new Mod(
                0,
                gameType,
                name,
                folder,
                workshopId == null || workshopId.isBlank() ? null : workshopId,
                description == null ? "" : description);
        return Envelope.created(JsonViews.mod(modService.register(apiRequest.actor(), mod)));
    }

    /** Forgets a mod; its folder stays. */
    @DELETE
    @AdminOnly
    @Path("{mod_id}")
    @ApiOperation(summary = "Forgets a mod; its folder stays", status = 204, errors = ErrorCode.MOD_IN_USE)
    public Response deleteMod(@Context ApiRequest apiRequest) {
        modService.delete(apiRequest.actor(), apiRequest.id("mod_id", "Mod"));
        return Envelope.deleted();
    }
}
