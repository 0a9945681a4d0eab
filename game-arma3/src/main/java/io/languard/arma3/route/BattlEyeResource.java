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

/** BattlEye's files, which it reads again when it is told to. */
@Path("battleye")
public final class BattlEyeResource {

    /** Filters of scripts, those of the other kinds, and bans (BattlEye: server commands). */
    private static final List<String> COMMANDS = List.of("loadScripts", "loadEvents", "loadBans");

    private static final int SECONDS = 6;

    /** Has BattlEye read its filters and its bans again; returns when it has said so. */
    @POST
    @Path("reload")
    public void reload(@Context RouteContext call) {
        RemoteSession session = session(call);
        CompletableFuture<?>[] answers = COMMANDS.stream()
                .map(command -> session.command(command).toCompletableFuture())
                .toArray(CompletableFuture[]::new);
        join(CompletableFuture.allOf(answers));
        call.audit("battleye_reloaded", Map.of());
    }

    /** The missions that the game itself has found, by the names that {@code #mission} takes. */
    @GET
    @Path("missions")
    public List<String> missions(@Context RouteContext call) {
        // Missions in a folder of its own are not in BattlEye's list (Bohemia wiki: Arma 3: Startup Parameters).
        boolean own = call.server().config().section("launch").isEnabled("own_missions_folder");
        return MissionListParser.parse(ask(call, own ? "#mpmissions" : "missions"));
    }

    /** The numbers of those who are logged in to remote admin, the platform included. Anybody may ask: no addresses. */
    @GET
    @Path("admins")
    public List<Integer> admins(@Context RouteContext call) {
        return AdminListParser.parse(ask(call, "admins")).stream()
                .map(AdminListParser.RconAdmin::number)
                .toList();
    }

    private static String ask(RouteContext call, String command) {
        return join(session(call).command(command).toCompletableFuture().copy());
    }

    private static RemoteSession session(RouteContext call) {
        return call.remote()
                .orElseThrow(() -> new LanguardException(
                        ErrorCode.SERVER_NOT_RUNNING,
                        "Server with id " + call.server().id() + " is not running, or its remote admin is off"));
    }

    private static <T> T join(CompletableFuture<T> answer) {
        try {
            return answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof LanguardException known) {
                throw known;
            }
            throw new LanguardException(ErrorCode.REMOTE_ADMIN_UNAVAILABLE, "BattlEye did not answer in time", e);
        }
    }
}
