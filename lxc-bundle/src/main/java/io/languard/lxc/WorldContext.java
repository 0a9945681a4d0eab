package io.languard.lxc;

import io.languard.lxc.engine.Engine;
import io.languard.world.WorldStore;
import java.time.Clock;

/**
 * The collaborators that all operations on worlds share.
 *
 * @param running limits the number of running worlds
 * @param frozen limits the number of frozen worlds
 * @param players serializes the operations of each player
 */
record WorldContext(
        Engine engine,
        WorldStore store,
        LxcSettings settings,
        Clock clock,
        CapacityLimiter running,
        CapacityLimiter frozen,
        PerPlayerExecutor players,
        ContainerInventory inventory) {

    static WorldContext of(Engine engine, WorldStore store, LxcSettings settings, Clock clock) {
        CapacityLimiter running = new CapacityLimiter(settings.cap());
        CapacityLimiter frozen = new CapacityLimiter(settings.frozenCap());
        return new WorldContext(
                engine,
                store,
                settings,
                clock,
                running,
                frozen,
                new PerPlayerExecutor(),
                new ContainerInventory(
                        engine, store, running, frozen, settings.template().base()));
    }
}
