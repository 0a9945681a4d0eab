package io.languard.arma3.route;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.remote.RemoteSession;
import io.languard.api.route.RouteCall;
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
    public void reload(@Context RouteCall call) {
        RemoteSession session = call.remote()
                .orElseThrow(() -> new LanguardException(
                        ErrorCode.SERVER_NOT_RUNNING,
                        "Server with id " + call.server().id() + " is not running, or its remote admin is off"));
        CompletableFuture<?>[] answers = COMMANDS.stream()
                .map(command -> session.command(command).toCompletableFuture())
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(answers)
                    .orTimeout(SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof LanguardException known) {
                throw known;
            }
            throw new LanguardException(ErrorCode.REMOTE_ADMIN_UNAVAILABLE, "BattlEye did not answer in time", e);
        }
        call.audit("battleye_reloaded", Map.of());
    }
}
