package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.io.Envelope;
import io.languard.rest.io.RequestBody;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.AnyRole;
import io.languard.rest.jaxrs.ApiRequest;
import io.languard.rest.openapi.ApiOperation;
import io.languard.service.mod.EnabledModView;
import io.languard.service.mod.ModAssignment;
import io.languard.service.mod.ModService;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;

/** The mods that are enabled on a server. */
@Path("servers/{server_id}/mods")
public final class ServerModsResource {

    private static final int MAX_MODS = 1000;

    private final ModService modService;

    ServerModsResource(ModService modService) {
        this.modService = modService;
    }

    /** In loading order. */
    @GET
    @AnyRole
    @ApiOperation(
            summary = "The mods that are enabled on a server, in loading order",
            responseSchema = "EnabledMod[]",
            errors = {ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public Response listServerMods(@Context ApiRequest apiRequest) {
        return views(modService.enabled(apiRequest.serverId()));
    }

    /** Replaces the list whole. */
    @PUT
    @AdminOnly
    @ApiOperation(
            summary = "Replaces the list of enabled mods whole",
            requestSchema = "EnabledMods",
            responseSchema = "EnabledMod[]",
            errors = {ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public Response replaceServerMods(@Context ApiRequest apiRequest) {
        int id = apiRequest.serverId();
        // Whether the server is there and can have mods comes before the question whether the body makes sense.
        modService.enabled(id);
        RequestBody requestBody = apiRequest.body();
        List<ModAssignment> wanted = new ArrayList<>();
        for (RequestBody mod : requestBody.objects("mods", MAX_MODS)) {
            int modId = mod.integer("mod_id", 1, Integer.MAX_VALUE);
            Boolean serverMod = mod.optionalBool("is_server_mod");
            Integer order = mod.optionalInteger("sort_order", 0, Integer.MAX_VALUE);
            wanted.add(new ModAssignment(modId, Boolean.TRUE.equals(serverMod), order == null ? wanted.size() : order));
        }
        requestBody.validate();
        return views(modService.replaceEnabled(apiRequest.actor(), id, wanted));
    }

    private static Response views(List<EnabledModView> views) {
        return Envelope.ok(views.stream().map(JsonViews::enabledMod).toList());
    }
}
