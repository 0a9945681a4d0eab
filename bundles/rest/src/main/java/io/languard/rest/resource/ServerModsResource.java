package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.ports.mod.EnabledModView;
import io.languard.ports.mod.Mods;
import io.languard.ports.mod.ServerMod;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.AnyRole;
import io.languard.rest.jaxrs.Call;
import io.languard.rest.openapi.Describe;
import io.languard.rest.wire.Body;
import io.languard.rest.wire.Envelope;
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

    private static final int MOST_MODS = 1000;

    private final Mods mods;

    ServerModsResource(Mods mods) {
        this.mods = mods;
    }

    /** In loading order. */
    @GET
    @AnyRole
    @Describe(
            summary = "The mods that are enabled on a server, in loading order",
            answer = "EnabledMod[]",
            errors = {ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public Response list(@Context Call call) {
        return views(mods.enabled(call.serverId()));
    }

    /** Replaces the list whole. */
    @PUT
    @AdminOnly
    @Describe(
            summary = "Replaces the list of enabled mods whole",
            body = "EnabledMods",
            answer = "EnabledMod[]",
            errors = {ErrorCode.GAME_TYPE_NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public Response replace(@Context Call call) {
        int id = call.serverId();
        // Whether the server is there and can have mods comes before the question whether the body makes sense.
        mods.enabled(id);
        Body body = call.body();
        List<ServerMod> wanted = new ArrayList<>();
        for (Body mod : body.objects("mods", MOST_MODS)) {
            int modId = mod.integer("mod_id", 1, Integer.MAX_VALUE);
            Boolean serverMod = mod.optionalBool("is_server_mod");
            Integer order = mod.optionalInteger("sort_order", 0, Integer.MAX_VALUE);
            wanted.add(new ServerMod(modId, Boolean.TRUE.equals(serverMod), order == null ? wanted.size() : order));
        }
        body.check();
        return views(mods.replaceEnabled(call.actor(), id, wanted));
    }

    private static Response views(List<EnabledModView> views) {
        return Envelope.ok(views.stream().map(Wire::enabledMod).toList());
    }
}
