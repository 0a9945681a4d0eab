package io.languard.lxc;

import io.languard.api.world.World;
import io.languard.api.world.WorldResult;
import io.languard.api.world.WorldStore;
import io.languard.lxc.engine.Engine;
import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.Instance;
import java.time.Clock;
import java.util.Optional;

/** Stops a player's world. To be called for one player by one thread at a time. */
final class StopWorld {

    private final Engine engine;
    private final WorldStore store;
    private final Slots slots;
    private final Fleet fleet;
    private final Clock clock;

    StopWorld(Engine engine, WorldStore store, Slots slots, Fleet fleet, Clock clock) {
        this.engine = engine;
        this.store = store;
        this.slots = slots;
        this.fleet = fleet;
        this.clock = clock;
    }

    WorldResult stop(String player) {
        Optional<World> known = Records.find(store, player).map(world -> Records.seen(world, clock.instant()));
        if (known.isEmpty()) {
            return new WorldResult.Unknown(player);
        }
        World world = known.get();
        try {
            Optional<Instance> instance = fleet.of(world);
            boolean runs = instance.filter(found -> found.status().takesPlace()).isPresent();
            if (runs) {
                engine.stop(world.container(), Launch.GRACE);
                slots.settle(world.container(), false);
            }
            World stopped = Records.with(world, instance.isPresent() ? Records.STOPPED : Records.MISSING, null);
            store.update(stopped);
            return new WorldResult.Stopped(stopped, !runs);
        } catch (EngineException e) {
            return new WorldResult.Refused(world.container(), e.getMessage());
        }
    }
}
