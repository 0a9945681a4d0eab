package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.api.world.World;
import io.languard.rest.io.Envelope;
import io.languard.rest.io.JsonObjectBuilder;
import io.languard.rest.io.TimestampCodec;
import io.languard.rest.jaxrs.AdminOnly;
import io.languard.rest.jaxrs.AnyRole;
import io.languard.rest.jaxrs.ApiRequest;
import io.languard.rest.openapi.ApiOperation;
import io.languard.service.user.Actor;
import io.languard.service.world.WorldAdminService;
import io.languard.service.world.WorldService;
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

    private final WorldService worldService;
    private final WorldAdminService admin;

    WorldsResource(WorldService worldService, WorldAdminService admin) {
        this.worldService = worldService;
        this.admin = admin;
    }

    /** Every world, by player. */
    @GET
    @AnyRole
    @ApiOperation(
            summary = "Every player's world",
            responseSchema = "World[]",
            errors = ErrorCode.CAPABILITY_NOT_SUPPORTED)
    public Response listWorlds() {
        return Envelope.ok(
                worldService.list().stream().map(WorldsResource::world).toList());
    }

    /** One world. */
    @GET
    @AnyRole
    @Path("{player}")
    @ApiOperation(
            summary = "One player's world",
            responseSchema = "World",
            errors = {ErrorCode.NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED})
    public Response getWorld(@Context ApiRequest apiRequest) {
        return Envelope.ok(world(admin.get(apiRequest.pathParameter("player"))));
    }

    /** Removes a world for good. */
    @DELETE
    @AdminOnly
    @Path("{player}")
    @ApiOperation(
            summary = "Stops a world and removes it for good",
            status = 204,
            errors = {ErrorCode.NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED, ErrorCode.CONFLICT})
    public Response deleteWorld(@Context ApiRequest apiRequest) {
        admin.delete(apiRequest.actor(), apiRequest.pathParameter("player"));
        return Envelope.deleted();
    }

    /** Starts or thaws. */
    @POST
    @AdminOnly
    @Path("{player}/start")
    @ApiOperation(
            summary = "Starts a world, or lets a frozen one go on",
            responseSchema = "World",
            errors = {ErrorCode.NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED, ErrorCode.CONFLICT})
    public Response startWorld(@Context ApiRequest apiRequest) {
        return changed(apiRequest, admin::start);
    }

    /** Stops. */
    @POST
    @AdminOnly
    @Path("{player}/stop")
    @ApiOperation(
            summary = "Stops a world, frozen or not",
            responseSchema = "World",
            errors = {ErrorCode.NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED, ErrorCode.CONFLICT})
    public Response stopWorld(@Context ApiRequest apiRequest) {
        return changed(apiRequest, admin::stop);
    }

    /** Freezes. */
    @POST
    @AdminOnly
    @Path("{player}/freeze")
    @ApiOperation(
            summary = "Freezes a world that runs: it keeps its memory and gets no time",
            responseSchema = "World",
            errors = {ErrorCode.NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED, ErrorCode.CONFLICT})
    public Response freezeWorld(@Context ApiRequest apiRequest) {
        return changed(apiRequest, admin::freeze);
    }

    /** Thaws. */
    @POST
    @AdminOnly
    @Path("{player}/thaw")
    @ApiOperation(
            summary = "Lets a frozen world go on",
            responseSchema = "World",
            errors = {ErrorCode.NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED, ErrorCode.CONFLICT})
    public Response thawWorld(@Context ApiRequest apiRequest) {
        return changed(apiRequest, admin::thaw);
    }

    /** What it has printed. */
    @GET
    @AnyRole
    @Path("{player}/console")
    @ApiOperation(
            summary = "The end of what a world has printed since its start",
            responseSchema = "WorldConsole",
            errors = {ErrorCode.NOT_FOUND, ErrorCode.CAPABILITY_NOT_SUPPORTED, ErrorCode.CONFLICT})
    public Response getWorldConsole(@Context ApiRequest apiRequest) {
        String player = apiRequest.pathParameter("player");
        return Envelope.ok(JsonObjectBuilder.of("player", player)
                .with("text", admin.console(player))
                .toMap());
    }

    private static Response changed(ApiRequest apiRequest, BiFunction<Actor, String, World> change) {
        return Envelope.ok(world(change.apply(apiRequest.actor(), apiRequest.pathParameter("player"))));
    }

    private static Object world(World world) {
        return JsonObjectBuilder.of("player", world.player())
                .with("container", world.container())
                .with("status", world.status())
                .with("address", world.address())
                .with("port", world.port())
                .with("created_at", TimestampCodec.seconds(world.created()))
                .with("last_login", TimestampCodec.seconds(world.lastLogin()))
                .toMap();
    }
}
