package io.languard.shell;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.world.CleanupResult;
import io.languard.api.world.World;
import io.languard.api.world.WorldResult;
import io.languard.ports.user.Actor;
import io.languard.ports.world.Worlds;
import java.time.Instant;
import java.util.List;

/** One world that runs. */
public final class FakeWorlds implements Worlds {

    private static final Instant TIME = Instant.parse("2026-04-16T10:00:00Z");
    private static final World WORLD = new World("Ann", "Ann-home", "10.0.0.5", 25565, "running", TIME, TIME);

    public boolean available = true;

    @Override
    public boolean available() {
        return available;
    }

    @Override
    public WorldResult add(Actor actor, String player, String name) {
        return new WorldResult.CapReached();
    }

    @Override
    public WorldResult stop(Actor actor, String player) {
        return player.equals("Ann") ? new WorldResult.Stopped(WORLD, false) : new WorldResult.Unknown(player);
    }

    @Override
    public CleanupResult cleanup(Actor actor) {
        return new CleanupResult(2, List.of("Bob-home is stuck"));
    }

    @Override
    public List<World> list() {
        if (!available) {
            throw new LanguardException(ErrorCode.CAPABILITY_NOT_SUPPORTED, "Container provisioning is not available");
        }
        return List.of(WORLD);
    }
}
