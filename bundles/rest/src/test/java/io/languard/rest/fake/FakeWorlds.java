package io.languard.rest.fake;

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

/** Answers with what it is told to. */
public final class FakeWorlds implements WorldService {

    public volatile boolean available = true;
    public volatile WorldResult result;
    public volatile RuntimeException failure;
    public volatile List<World> worlds = List.of();
    public volatile String asked;
    public final FakeWorldAdmin admin = new FakeWorldAdmin();

    public static World world(String player, String address) {
        return new World(player, "P-N", address, 25565, "running", Instant.EPOCH, Instant.EPOCH);
    }

    @Override
    public boolean available() {
        return available;
    }

    @Override
    public WorldResult ensureRunning(Actor actor, String player, String name) {
        asked = player + "/" + name;
        return answer();
    }

    @Override
    public WorldResult stop(Actor actor, String player) {
        asked = player;
        return answer();
    }

    @Override
    public CleanupResult cleanup(Actor actor) {
        answer();
        return new CleanupResult(1, List.of("x"));
    }

    @Override
    public List<World> list() {
        return worlds;
    }

    private WorldResult answer() {
        if (failure != null) {
            throw failure;
        }
        return result;
    }

    /** Ann has a world, nobody else. */
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
