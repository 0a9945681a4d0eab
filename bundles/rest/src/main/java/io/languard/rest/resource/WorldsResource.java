package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.api.world.World;
import io.languard.ports.user.Actor;
import io.languard.ports.world.WorldAdmin;
import io.languard.ports.world.Worlds;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.AnyRole;
import io.languard.rest.jaxrs.Call;
import io.languard.rest.openapi.Describe;
import io.languard.rest.wire.Envelope;
import io.languard.rest.wire.Fields;
import io.languard.rest.wire.Times;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.function.BiFunction;

/** Players' own worlds, for admins; players themselves come by way of {@code /baza}. */
@Path("worlds")
public final class WorldsResource {

    private final Worlds worlds;
    private final WorldAdmin admin;

    WorldsResource(Worlds worlds, WorldAdmin admin) {
        this.worlds = worlds;
        this.admin = admin;
    }

    /** Every world, by player. */
    @GET
    @AnyRole
    @Describe(summary = "Every player's world", answer = "World[]", errors = ErrorCode.CAPABILITY_NOT_SUPPORTED)
    public Response list() {
        return Envelope.ok(worlds.list().stream().map(WorldsResource::world).toList());
    }

    /** One world. */
    @GET
    @AnyRole
    @Path("{player}")
    @Describe(
            summary = "One player's world",
            answer = "World",
            errors = {ErrorCode.NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public Response get(@Context Call call) {
        return Envelope.ok(world(admin.get(call.path("player"))));
    }

    /** Removes a world for good. */
    @DELETE
    @AdminOnly
    @Path("{player}")
    @Describe(
            summary = "Stops a world and removes it for good",
            status = 204,
            errors = {ErrorCode.NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED, ErrorCode.CONFLICT})
    public Response delete(@Context Call call) {
        admin.delete(call.actor(), call.path("player"));
        return Envelope.deleted();
    }

    /** Starts or thaws. */
    @POST
    @AdminOnly
    @Path("{player}/start")
    @Describe(
            summary = "Starts a world, or lets a frozen one go on",
            answer = "World",
            errors = {ErrorCode.NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED, ErrorCode.CONFLICT})
    public Response start(@Context Call call) {
        return changed(call, admin::start);
    }

    /** Stops. */
    @POST
    @AdminOnly
    @Path("{player}/stop")
    @Describe(
            summary = "Stops a world, frozen or not",
            answer = "World",
            errors = {ErrorCode.NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED, ErrorCode.CONFLICT})
    public Response stop(@Context Call call) {
        return changed(call, admin::stop);
    }

    /** Freezes. */
    @POST
    @AdminOnly
    @Path("{player}/freeze")
    @Describe(
            summary = "Freezes a world that runs: it keeps its memory and gets no time",
            answer = "World",
            errors = {ErrorCode.NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED, ErrorCode.CONFLICT})
    public Response freeze(@Context Call call) {
        return changed(call, admin::freeze);
    }

    /** Thaws. */
    @POST
    @AdminOnly
    @Path("{player}/thaw")
    @Describe(
            summary = "Lets a frozen world go on",
            answer = "World",
            errors = {ErrorCode.NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED, ErrorCode.CONFLICT})
    public Response thaw(@Context Call call) {
        return changed(call, admin::thaw);
    }

    /** What it has printed. */
    @GET
    @AnyRole
    @Path("{player}/console")
    @Describe(
            summary = "The end of what a world has printed since its start",
            answer = "WorldConsole",
            errors = {ErrorCode.NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED, ErrorCode.CONFLICT})
    public Response console(@Context Call call) {
        String player = call.path("player");
        return Envelope.ok(
                Fields.of("player", player).with("text", admin.console(player)).map());
    }

    private static Response changed(Call call, BiFunction<Actor, String, World> change) {
        return Envelope.ok(world(change.apply(call.actor(), call.path("player"))));
    }

    private static Object world(World world) {
        return Fields.of("player", world.player())
                .with("container", world.container())
                .with("status", world.status())
                .with("address", world.address())
                .with("port", world.port())
                .with("created_at", Times.seconds(world.created()))
                .with("last_login", Times.seconds(world.lastLogin()))
                .map();
    }
}
