package io.languard.lxc;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.world.World;
import io.languard.world.WorldStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** An in-memory table of worlds that can be made unavailable. */
final class InMemoryWorldStore implements WorldStore {

    private final Map<String, World> worlds = new ConcurrentHashMap<>();
    private volatile boolean down;

    void setUnavailable(boolean down) {
        this.down = down;
    }

    World get(String player) {
        return worlds.get(player);
    }

    void put(World world) {
        worlds.put(world.player(), world);
    }

    @Override
    public List<World> list() {
        requireAvailable();
        return List.copyOf(worlds.values());
    }

    @Override
    public Optional<World> find(String player) {
        requireAvailable();
        return Optional.ofNullable(worlds.get(player));
    }

    @Override
    public synchronized boolean insert(World world) {
        requireAvailable();
        if (worlds.values().stream()
                .anyMatch(other -> other.player().equals(world.player())
                        || world.container().equals(other.container()))) {
            return false;
        }
        worlds.put(world.player(), world);
        return true;
    }

    @Override
    public void update(World world) {
        requireAvailable();
        worlds.computeIfPresent(world.player(), (player, old) -> world);
    }

    @Override
    public void delete(String player) {
        requireAvailable();
        worlds.remove(player);
    }

    private void requireAvailable() {
        if (down) {
            throw new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "The database is unavailable");
        }
    }
}
