package io.languard.lxc;

import io.languard.api.world.World;
import io.languard.api.world.WorldStore;
import io.languard.lxc.engine.Engine;
import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.Status;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Freezes worlds, and stops the one that was frozen longest where there is no place for another. */
final class Freezer {

    private static final Logger LOG = LoggerFactory.getLogger(Freezer.class);

    private final Engine engine;
    private final WorldStore store;
    private final Slots slots;
    private final Slots frozen;
    private final Fleet fleet;
    private final PlayerLines lines;

    Freezer(Engine engine, WorldStore store, Slots slots, Slots frozen, Fleet fleet, PlayerLines lines) {
        this.engine = engine;
        this.store = store;
        this.slots = slots;
        this.frozen = frozen;
        this.fleet = fleet;
        this.lines = lines;
    }

    /**
     * Freezes a container that runs. To be called in its player's turn.
     *
     * @return false if there is no place for it, and none can be made
     * @throws EngineException if the engine refuses; it runs on then
     */
    boolean freeze(String container) {
        while (!frozen.reserve(container)) {
            if (!makePlace()) {
                return false;
            }
        }
        boolean done = false;
        try {
            engine.freeze(container);
            done = true;
        } finally {
            frozen.settle(container, done);
        }
        slots.settle(container, false);
        return true;
    }

    /** Who has been frozen longest comes first; of what was found frozen at the start, records tell. */
    private boolean makePlace() {
        List<World> candidates = store.list().stream()
                .filter(world -> Records.FROZEN.equals(world.status()))
                .sorted(Comparator.comparingLong((World world) -> frozen.since(world.container()))
                        .thenComparing(World::lastLogin, Comparator.nullsFirst(Comparator.<Instant>naturalOrder())))
                .toList();
        // A player in whose turn something is done is passed over: two who wait for one another would wait for ever.
        return candidates.stream().anyMatch(world -> lines.tryRun(world.player(), () -> stop(world.player()))
                .orElse(false));
    }

    private boolean stop(String player) {
        Optional<World> world = Records.find(store, player);
        try {
            Optional<Instance> instance = world.flatMap(fleet::glance).filter(found -> found.status() == Status.FROZEN);
            if (instance.isEmpty()) {
                return false;
            }
            String container = instance.get().name();
            engine.stop(container, Launch.GRACE);
            frozen.settle(container, false);
            store.update(Records.with(world.get(), Records.STOPPED, null));
            return true;
        } catch (EngineException e) {
            LOG.warn("The frozen world of {} cannot be stopped for another: {}", player, e.getMessage());
            return false;
        }
    }
}
