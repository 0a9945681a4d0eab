package io.languard.testkit.service;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.user.Actor;
import io.languard.service.world.WorldService;
import io.languard.world.CleanupResult;
import io.languard.world.StartedWorld;
import io.languard.world.StoppedWorld;
import io.languard.world.World;
import io.languard.world.WorldFailure;
import io.languard.world.WorldResult;
import io.languard.world.WorldStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Worlds with configured results. */
public final class FakeWorlds implements WorldService {

    public volatile boolean available = true;
    public volatile WorldResult<StartedWorld> started = WorldResult.failure(WorldFailure.capReached());
    public volatile WorldResult<StoppedWorld> stopped = WorldResult.failure(WorldFailure.unknownPlayer());
    public volatile CleanupResult cleaned = new CleanupResult(1, List.of("x"));
    public volatile @Nullable RuntimeException failure;
    public volatile List<World> worlds = List.of();
    public volatile @Nullable String asked;
    public final FakeWorldAdmin admin = new FakeWorldAdmin();

    public static World world(String player, @Nullable String address) {
        return world(player, address, WorldStatus.RUNNING);
    }

    static World world(String player, @Nullable String address, WorldStatus status) {
        return new World(player, "P-N", address, 25565, status, Instant.EPOCH, Instant.EPOCH);
    }

    @Override
    public boolean available() {
        return available;
    }

    @Override
    public WorldResult<StartedWorld> ensureRunning(Actor actor, String player, String name) {
        asked = player + "/" + name;
        return result(started);
    }

    @Override
    public WorldResult<StoppedWorld> stop(Actor actor, String player) {
        asked = player;
        return result(stopped);
    }

    @Override
    public CleanupResult cleanup(Actor actor) {
        return result(cleaned);
    }

    @Override
    public List<World> list(Actor actor) {
        if (!available) {
            throw new LanguardException(ErrorCode.CAPABILITY_NOT_SUPPORTED, "Container provisioning is not available");
        }
        return worlds;
    }

    @Override
    public boolean mayStop(Actor actor, String address, String player) {
        return list(actor).stream()
                .filter(world -> address.equals(world.address()))
                .allMatch(world -> world.player().equals(player));
    }

    private <T> T result(T result) {
        if (failure != null) {
            throw failure;
        }
        return result;
    }
}
