package io.languard.rest.fake;

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

/** A fake that returns configured results. */
public final class FakeWorlds implements WorldService {

    public volatile boolean available = true;
    public volatile WorldResult<StartedWorld> started = WorldResult.failure(WorldFailure.capReached());
    public volatile WorldResult<StoppedWorld> stopped = WorldResult.failure(WorldFailure.unknownPlayer());
    public volatile RuntimeException failure;
    public volatile List<World> worlds = List.of();
    public volatile String asked;
    public final FakeWorldAdmin admin = new FakeWorldAdmin();

    public static World world(String player, String address) {
        return new World(player, "P-N", address, 25565, WorldStatus.RUNNING, Instant.EPOCH, Instant.EPOCH);
    }

    @Override
    public boolean available() {
        return available;
    }

    @Override
    public WorldResult<StartedWorld> ensureRunning(Actor actor, String player, String name) {
        asked = player + "/" + name;
        return answer(started);
    }

    @Override
    public WorldResult<StoppedWorld> stop(Actor actor, String player) {
        asked = player;
        return answer(stopped);
    }

    @Override
    public CleanupResult cleanup(Actor actor) {
        answer(null);
        return new CleanupResult(1, List.of("x"));
    }

    @Override
    public List<World> list() {
        return worlds;
    }

    private <T> T answer(T result) {
        if (failure != null) {
            throw failure;
        }
        return result;
    }

    /** A fake in which only Ann has a world. */
    public static final class FakeWorldAdmin implements WorldAdminService {

        public volatile RuntimeException failure;

        @Override
        public World get(String player) {
            return answer(player);
        }

        @Override
        public World start(Actor actor, String player) {
            return answer(player);
        }

        @Override
        public World stop(Actor actor, String player) {
            return answer(player);
        }

        @Override
        public World freeze(Actor actor, String player) {
            return answer(player);
        }

        @Override
        public World thaw(Actor actor, String player) {
            return answer(player);
        }

        @Override
        public void delete(Actor actor, String player) {
            answer(player);
        }

        @Override
        public String console(String player) {
            return answer(player).player() + " says hello\n";
        }

        private World answer(String player) {
            if (failure != null) {
                throw failure;
            }
            if (!player.equals("Ann")) {
                throw new LanguardException(ErrorCode.NOT_FOUND, "Player '" + player + "' has no world");
            }
            return world(player, "10.0.0.5");
        }
    }
}
