package io.languard.lxc;

import io.languard.api.world.World;
import io.languard.api.world.WorldResult;
import io.languard.api.world.WorldStore;
import io.languard.lxc.engine.Engine;
import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.Status;
import java.time.Duration;
import java.util.Optional;

/** Removes worlds for good, container and record. To be called for one player by one thread at a time. */
final class Removal {

    private final Engine engine;
    private final WorldStore store;
    private final Slots slots;
    private final Slots frozen;
    private final Fleet fleet;

    Removal(Engine engine, WorldStore store, Slots slots, Slots frozen, Fleet fleet) {
        this.engine = engine;
        this.store = store;
        this.slots = slots;
        this.frozen = frozen;
        this.fleet = fleet;
    }

    WorldResult delete(String player) {
        Optional<World> world = Records.find(store, player);
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
        Optional<Instance> instance = fleet.find(world);
        if (instance.isPresent()) {
            String container = instance.get().name();
            if (instance.get().status() == Status.UNREACHABLE) {
                throw Fleet.outOfReach(instance.get());
            }
            if (instance.get().status().alive()) {
                engine.stop(container, Duration.ZERO); // what it would save is deleted anyway
                slots.settle(container, false);
                frozen.settle(container, false);
            }
            engine.delete(container);
        }
        store.delete(world.player());
    }
}
