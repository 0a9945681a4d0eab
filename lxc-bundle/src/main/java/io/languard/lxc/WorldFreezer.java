package io.languard.lxc;

import io.languard.api.world.World;
import io.languard.api.world.WorldStore;
import io.languard.lxc.engine.Engine;
import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.InstanceStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Freezes worlds, and stops the one that was frozen longest where there is no place for another. */
final class WorldFreezer {

    private static final Logger LOG = LoggerFactory.getLogger(WorldFreezer.class);

    private final Engine engine;
    private final WorldStore store;
    private final CapacityLimiter capacityLimiter;
    private final CapacityLimiter frozen;
    private final ContainerInventory containerInventory;
    private final PerPlayerExecutor lines;

    WorldFreezer(
            Engine engine,
            WorldStore store,
            CapacityLimiter capacityLimiter,
            CapacityLimiter frozen,
            ContainerInventory containerInventory,
            PerPlayerExecutor lines) {
        this.engine = engine;
        this.store = store;
        this.capacityLimiter = capacityLimiter;
        this.frozen = frozen;
        this.containerInventory = containerInventory;
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
            frozen.setOccupied(container, done);
        }
        capacityLimiter.setOccupied(container, false);
        return true;
    }

    /** Who has been frozen longest comes first; of what was found frozen at the start, records tell. */
    private boolean makePlace() {
        List<World> candidates = store.list().stream()
                .filter(world -> WorldRecords.FROZEN.equals(world.status()))
                .sorted(Comparator.comparingLong((World world) -> frozen.occupiedSince(world.container()))
                        .thenComparing(World::lastLogin, Comparator.nullsFirst(Comparator.<Instant>naturalOrder())))
                .toList();
        // A player in whose turn something is done is passed over: two who wait for one another would wait for ever.
        return candidates.stream().anyMatch(world -> lines.tryRun(world.player(), () -> stop(world.player()))
                .orElse(false));
    }

    private boolean stop(String player) {
        Optional<World> world = WorldRecords.find(store, player);
        try {
            Optional<Instance> instance = world.flatMap(containerInventory::reachableContainerOf)
                    .filter(found -> found.status() == InstanceStatus.FROZEN);
            if (instance.isEmpty()) {
                return false;
            }
            String container = instance.get().name();
            engine.stop(container, ContainerLauncher.STOP_GRACE);
            frozen.setOccupied(container, false);
            store.update(WorldRecords.withStatus(world.get(), WorldRecords.STOPPED, null));
            return true;
        } catch (EngineException e) {
            LOG.warn("The frozen world of {} cannot be stopped for another: {}", player, e.getMessage());
            return false;
        }
    }
}
