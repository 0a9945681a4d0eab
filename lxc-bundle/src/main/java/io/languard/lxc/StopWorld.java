package io.languard.lxc;

import io.languard.api.world.World;
import io.languard.api.world.WorldResult;
import io.languard.api.world.WorldStore;
import io.languard.lxc.engine.Engine;
import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.Status;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops or freezes a player's world. To be called for one player by one thread at a time. */
final class StopWorld {

    private static final Logger LOG = LoggerFactory.getLogger(StopWorld.class);

    private final Engine engine;
    private final WorldStore store;
    private final Slots slots;
    private final Slots frozen;
    private final Fleet fleet;
    private final Freezer freezer;
    private final boolean freezes;
    private final Clock clock;

    StopWorld(
            Engine engine,
            WorldStore store,
            Slots slots,
            Slots frozen,
            Fleet fleet,
            Freezer freezer,
            boolean freezes,
            Clock clock) {
        this.engine = engine;
        this.store = store;
        this.slots = slots;
        this.frozen = frozen;
        this.fleet = fleet;
        this.freezer = freezer;
        this.freezes = freezes;
        this.clock = clock;
    }

    /** For a player who leaves: frozen where that is the way here, else stopped. */
    WorldResult leave(String player) {
        return freezes ? with(player, this::freezeOrStop) : stop(player);
    }

    /** Stops it, frozen or not. */
    WorldResult stop(String player) {
        return with(player, (world, instance) -> {
            boolean alive = instance.filter(found -> found.status().alive()).isPresent();
            if (alive) {
                cut(world);
            }
            return stopped(world, instance, !alive);
        });
    }

    /** Freezes it if it runs. */
    WorldResult freeze(String player) {
        return with(player, (world, instance) -> {
            Status status = instance.map(Instance::status).orElse(Status.STOPPED);
            if (status == Status.FROZEN) {
                return new WorldResult.Frozen(Records.with(world, Records.FROZEN, null), true);
            }
            if (status != Status.RUNNING) {
                return new WorldResult.Refused(world.container(), "it does not run");
            }
            if (!freezer.freeze(world.container())) {
                return new WorldResult.Refused(world.container(), "no more worlds may be frozen");
            }
            return new WorldResult.Frozen(written(world, Records.FROZEN), false);
        });
    }

    private WorldResult freezeOrStop(World world, Optional<Instance> instance) {
        Status status = instance.map(Instance::status).orElse(Status.STOPPED);
        if (status == Status.STOPPED) {
            return stopped(world, instance, true);
        }
        if (status == Status.FROZEN || status == Status.RUNNING && frozenNow(world)) {
            return new WorldResult.Stopped(written(world, Records.FROZEN), status == Status.FROZEN);
        }
        cut(world);
        return stopped(world, instance, false);
    }

    private boolean frozenNow(World world) {
        try {
            return freezer.freeze(world.container());
        } catch (EngineException e) {
            LOG.warn("World {} is stopped, since it cannot be frozen: {}", world.container(), e.getMessage());
            return false;
        }
    }

    private void cut(World world) {
        engine.stop(world.container(), Launch.GRACE);
        slots.settle(world.container(), false);
        frozen.settle(world.container(), false);
    }

    private WorldResult stopped(World world, Optional<Instance> instance, boolean already) {
        return new WorldResult.Stopped(
                written(world, instance.isPresent() ? Records.STOPPED : Records.MISSING), already);
    }

    private World written(World world, String status) {
        World now = Records.with(world, status, null);
        store.update(now);
        return now;
    }

    private WorldResult with(String player, BiFunction<World, Optional<Instance>, WorldResult> work) {
        Optional<World> known = Records.find(store, player).map(world -> Records.seen(world, clock.instant()));
        if (known.isEmpty()) {
            return new WorldResult.Unknown(player);
        }
        try {
            Optional<Instance> instance = fleet.find(known.get());
            if (instance.filter(found -> found.status() == Status.UNREACHABLE).isPresent()) {
                throw Fleet.outOfReach(instance.get());
            }
            return work.apply(known.get(), instance);
        } catch (EngineException e) {
            store.update(known.get()); // the player was here, even if in vain
            return new WorldResult.Refused(known.get().container(), e.getMessage());
        }
    }
}
