package io.languard.rest.baza;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.user.Actor;
import io.languard.service.world.WorldService;
import io.languard.world.CleanupResult;
import io.languard.world.StartedWorld;
import io.languard.world.StoppedWorld;
import io.languard.world.WorldFailure;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A controller that calls the world service and translates the results into the responses that existing mods parse. */
final class BazaController {

    private static final Logger LOG = LoggerFactory.getLogger(BazaController.class);
    /** Lobbies have no user accounts. */
    private static final Actor LOBBY = Actor.lobby();

    private static final String NO_DATABASE = "Database connection failed";

    private final WorldService worldService;
    private final String address;

    /** Creates a controller for a client at this address. */
    BazaController(WorldService worldService, String address) {
        this.worldService = worldService;
        this.address = address;
    }

    BazaResponse add(String player, String name) {
        return guarded(() -> worldService
                .ensureRunning(LOBBY, player, name)
                .fold(BazaController::added, failure -> failed(player, failure, "LXC command failed")));
    }

    BazaResponse stop(String player) {
        return guarded(() -> worldService.mayStop(LOBBY, address, player)
                ? worldService
                        .stop(LOBBY, player)
                        .fold(
                                stopped -> stopped(player, stopped),
                                failure -> failed(
                                        player, failure, "Failed to stop LXC container '" + failure.container() + "'"))
                : BazaResponse.error(403, "Not allowed from this address"));
    }

    BazaResponse cleanup() {
        return guarded(() -> {
            CleanupResult result = worldService.cleanup(LOBBY);
            return BazaResponse.ok(JsonObjectBuilder.of("status", "cleanup_triggered")
                    .with(
                            "details",
                            JsonObjectBuilder.of("cleaned_up_count", result.removed())
                                    .with("errors", result.errors())
                                    .toMap()));
        });
    }

    private static BazaResponse added(StartedWorld started) {
        JsonObjectBuilder body = JsonObjectBuilder.of("status", "success");
        switch (started.origin()) {
            case CREATED -> {}
            case STARTED -> body.with("message", "Started existing container.");
            case ALREADY_RUNNING -> body.with("message", "Active container already exists.");
        }
        return BazaResponse.ok(body.with("container", started.world().container())
                .with("ip", started.world().address())
                .with("port", started.world().port()));
    }

    private static BazaResponse stopped(String player, StoppedWorld stopped) {
        return BazaResponse.ok(JsonObjectBuilder.of("status", "success")
                .with(
                        "message",
                        "Container '" + stopped.world().container() + "' for player '" + player
                                + (stopped.already() ? "' is already stopped." : "' stopped successfully.")));
    }

    private static BazaResponse failed(String player, WorldFailure failure, String refusal) {
        return switch (failure.reason()) {
            case UNKNOWN_PLAYER -> trouble("Container for player '" + player + "' not found.");
            case CAP_REACHED -> trouble("Maximum number of concurrent containers reached. Please try again later.");
            case NO_ADDRESS -> trouble("IP не знайдено для " + failure.container() + " after creation and start.");
            case ENGINE_REFUSED -> trouble(refusal + ": " + failure.details());
            case DATABASE_UNAVAILABLE -> trouble(NO_DATABASE);
        };
    }

    private static BazaResponse guarded(Supplier<BazaResponse> call) {
        try {
            return call.get();
        } catch (LanguardException e) {
            if (e.code() == ErrorCode.DATABASE_UNAVAILABLE) {
                return trouble(NO_DATABASE);
            }
            if (e.code() == ErrorCode.CAPABILITY_NOT_SUPPORTED) {
                return BazaResponse.error(404, e.getMessage());
            }
            if (e.code() == ErrorCode.CONFLICT) {
                return trouble("LXC command failed: " + e.getMessage()); // too many operations are in progress
            }
            return unexpected(e);
        } catch (RuntimeException | LinkageError e) {
            return unexpected(e);
        }
    }

    private static BazaResponse unexpected(Throwable thrown) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("A request for a world failed, reference {}", reference, thrown);
        return BazaResponse.error(500, "Internal error, reference " + reference);
    }

    private static BazaResponse trouble(String message) {
        return BazaResponse.error(200, message);
    }
}
