package io.languard.shell;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.world.CleanupResult;
import io.languard.api.world.World;
import io.languard.api.world.WorldResult;
import io.languard.service.user.Actor;
import io.languard.service.world.WorldAdminService;
import io.languard.service.world.WorldService;
import java.time.Instant;
import java.util.List;

/** A world service with one running world. */
public final class FakeWorlds implements WorldService {

    private static final Instant TIME = Instant.parse("2026-04-16T10:00:00Z");
    private static final World WORLD = new World("Ann", "Ann-home", "10.0.0.5", 25565, "running", TIME, TIME);

    public final FakeWorldAdmin admin = new FakeWorldAdmin();
    public boolean available = true;

    @Override
    public boolean available() {
        return available;
    }

    @Override
    public WorldResult ensureRunning(Actor actor, String player, String name) {
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

    /** Ann has a world, nobody else does. */
    public static final class FakeWorldAdmin implements WorldAdminService {

        @Override
        public World get(String player) {
            return world(player, "running");
        }

        @Override
        public World start(Actor actor, String player) {
            return world(player, "running");
        }

        @Override
        public World stop(Actor actor, String player) {
            return world(player, "stopped");
        }

        @Override
        public World freeze(Actor actor, String player) {
            return world(player, "frozen");
        }

        @Override
        public World thaw(Actor actor, String player) {
            return world(player, "running");
        }

        @Override
        public void delete(Actor actor, String player) {
            world(player, "gone");
        }

        @Override
        public String console(String player) {
            return world(player, "running").player() + " says\n\u001b[31mhello\n";
        }

        private static World world(String player, String status) {
            if (!player.equals("Ann")) {
                throw new LanguardException(ErrorCode.NOT_FOUND, "Player '" + player + "' has no world");
            }
            return new World(player, "Ann-home", null, 25565, status, TIME, TIME);
        }
    }
}
