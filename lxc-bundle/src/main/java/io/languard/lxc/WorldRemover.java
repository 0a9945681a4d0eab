package io.languard.lxc;

import io.languard.api.world.World;
import io.languard.api.world.WorldResult;
import io.languard.api.world.WorldStore;
import io.languard.lxc.engine.Engine;
import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.InstanceStatus;
import java.time.Duration;
import java.util.Optional;

/** Removes worlds for good, container and record. To be called for one player by one thread at a time. */
final class WorldRemover {

    private final Engine engine;
    private final WorldStore store;
    private final CapacityLimiter capacityLimiter;
    private final CapacityLimiter frozen;
    private final ContainerInventory containerInventory;

    WorldRemover(
            Engine engine,
            WorldStore store,
            CapacityLimiter capacityLimiter,
            CapacityLimiter frozen,
            ContainerInventory containerInventory) {
        this.engine = engine;
        this.store = store;
        this.capacityLimiter = capacityLimiter;
        this.frozen = frozen;
        this.containerInventory = containerInventory;
    }

    WorldResult delete(String player) {
        Optional<World> world = WorldRecords.find(store, player);
        if (world.isEmpty()) {
            return new WorldResult.Unknown(player);
        }
        try {
            remove(world.get());
            return new WorldResult.Deleted(world.get());
        } catch (EngineException e) {
            return new WorldResult.Refused(world.get().container(), e.getMessage());
        }
    }

    /** @throws EngineException if it is not gone; its record stays then */
    void remove(World world) {
        Optional<Instance> instance = containerInventory.findContainer(world);
        if (instance.isPresent()) {
            String container = instance.get().name();
            if (instance.get().status() == InstanceStatus.UNREACHABLE) {
                throw ContainerInventory.unreachableMember(instance.get());
            }
            if (instance.get().status().isAlive()) {
                engine.stop(container, Duration.ZERO); // what it would save is deleted anyway
                capacityLimiter.setOccupied(container, false);
                frozen.setOccupied(container, false);
            }
            engine.delete(container);
        }
        store.delete(world.player());
    }
}
