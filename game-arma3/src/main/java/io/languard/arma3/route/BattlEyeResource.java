package io.languard.arma3.route;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.remote.RemoteSession;
import io.languard.api.route.RouteContext;
import io.languard.arma3.battleye.AdminListParser;
import io.languard.arma3.battleye.MissionListParser;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** The HTTP resource of BattlEye: reloading its files, and its lists. */
@Path("battleye")
public final class BattlEyeResource {

    /** The commands for script filters, all other filters, and bans (BattlEye: server commands). */
    private static final List<String> COMMANDS = List.of("loadScripts", "loadEvents", "loadBans");

    private static final int TIMEOUT_SECONDS = 6;

    /** Makes BattlEye reload its filters and bans. Returns when BattlEye has replied. */
    @POST
    @Path("reload")
    public void reload(@Context RouteContext context) {
        RemoteSession session = session(context);
        CompletableFuture<?>[] replies = COMMANDS.stream()
                .map(command -> session.command(command).toCompletableFuture())
                .toArray(CompletableFuture[]::new);
        join(CompletableFuture.allOf(replies));
        context.audit("battleye_reloaded", Map.of());
    }

    /** Returns the missions that the game has found, by the names that {@code #mission} accepts. */
    @GET
    @Path("missions")
    public List<String> missions(@Context RouteContext context) {
        // BattlEye's list does not include missions in a folder of the server's own (Bohemia wiki: Arma 3: Startup
        // Parameters).
        boolean own = context.server().config().section("launch").isEnabled("own_missions_folder");
        return MissionListParser.parse(send(context, own ? "#mpmissions" : "missions"));
    }

    /**
     * Returns the numbers of the sessions that are logged in to remote admin, the platform's included. Open to every
     * role, so it reveals no addresses.
     */
    @GET
    @Path("admins")
    public List<Integer> admins(@Context RouteContext context) {
        return AdminListParser.parse(send(context, "admins")).stream()
                .map(AdminListParser.RconAdmin::number)
                .toList();
    }

    private static String send(RouteContext context, String command) {
        return join(session(context).command(command).toCompletableFuture().copy());
    }

    private static RemoteSession session(RouteContext context) {
        return context.remote()
                .orElseThrow(() -> new LanguardException(
                        ErrorCode.SERVER_NOT_RUNNING,
                        "Server with id " + context.server().id() + " is not running or its remote admin is disabled"));
    }

    private static <T> T join(CompletableFuture<T> reply) {
        try {
            return reply.orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof LanguardException known) {
                throw known;
            }
            throw new LanguardException(ErrorCode.REMOTE_ADMIN_UNAVAILABLE, "BattlEye did not respond in time", e);
        }
    }
}
