package io.languard.shell;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.user.Actor;
import io.languard.service.world.WorldAdminService;
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

/** A world service with one running world. */
public final class FakeWorlds implements WorldService {

    private static final Instant TIME = Instant.parse("2026-04-16T10:00:00Z");
    private static final World WORLD = new World("Ann", "Ann-home", "10.0.0.5", 25565, WorldStatus.RUNNING, TIME, TIME);

    public final FakeWorldAdmin admin = new FakeWorldAdmin();
    public boolean available = true;

    @Override
    public boolean available() {
        return available;
    }

    @Override
    public WorldResult<StartedWorld> ensureRunning(Actor actor, String player, String name) {
        return WorldResult.failure(WorldFailure.capReached());
    }

    @Override
    public WorldResult<StoppedWorld> stop(Actor actor, String player) {
        return player.equals("Ann")
                ? WorldResult.success(new StoppedWorld(WORLD, false))
                : WorldResult.failure(WorldFailure.unknownPlayer());
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

    /** Only Ann has a world. */
    public static final class FakeWorldAdmin implements WorldAdminService {

        @Override
        public World get(String player) {
            return world(player, WorldStatus.RUNNING);
        }

        @Override
        public World start(Actor actor, String player) {
            return world(player, WorldStatus.RUNNING);
        }

        @Override
        public World stop(Actor actor, String player) {
            return world(player, WorldStatus.STOPPED);
        }

        @Override
        public World freeze(Actor actor, String player) {
            return world(player, WorldStatus.FROZEN);
        }

        @Override
        public World thaw(Actor actor, String player) {
            return world(player, WorldStatus.RUNNING);
        }

        @Override
        public void delete(Actor actor, String player) {
            world(player, WorldStatus.STOPPED);
        }

        @Override
        public String console(String player) {
            return world(player, WorldStatus.RUNNING).player() + " says\n\u001b[31mhello\n";
        }

        private static World world(String player, WorldStatus status) {
            if (!player.equals("Ann")) {
                throw new LanguardException(ErrorCode.NOT_FOUND, "Player '" + player + "' has no world");
            }
            return new World(player, "Ann-home", null, 25565, status, TIME, TIME);
        }
    }
}
