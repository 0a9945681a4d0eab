package io.languard.rest.fake;

import io.languard.api.world.CleanupResult;
import io.languard.api.world.World;
import io.languard.api.world.WorldProvisioner;
import io.languard.api.world.WorldResult;
import java.time.Instant;
import java.util.List;

/** Answers with what it is told to. */
public final class FakeWorlds implements WorldProvisioner {

    public volatile WorldResult result;
    public volatile RuntimeException failure;
    public volatile List<World> worlds = List.of();
    public volatile String asked;

    public static World world(String player, String address) {
        return new World(player, "P-N", address, 25565, "running", Instant.EPOCH, Instant.EPOCH);
    }

    @Override
    public WorldResult add(String player, String name) {
        asked = player + "/" + name;
        return answer();
    }

    @Override
    public WorldResult stop(String player) {
        asked = player;
        return answer();
    }

    @Override
    public CleanupResult cleanup() {
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
}
