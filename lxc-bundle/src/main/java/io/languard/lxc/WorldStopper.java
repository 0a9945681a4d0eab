package io.languard.lxc;

import io.languard.api.world.World;
import io.languard.api.world.WorldResult;
import io.languard.api.world.WorldStore;
import io.languard.lxc.engine.Engine;
import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.InstanceStatus;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops or freezes a player's world. To be called for one player by one thread at a time. */
final class WorldStopper {

    private static final Logger LOG = LoggerFactory.getLogger(WorldStopper.class);

    private final Engine engine;
    private final WorldStore store;
    private final CapacityLimiter capacityLimiter;
    private final CapacityLimiter frozen;
    private final ContainerInventory containerInventory;
    private final WorldFreezer worldFreezer;
    private final boolean freezes;
    private final Clock clock;

    WorldStopper(
            Engine engine,
            WorldStore store,
            CapacityLimiter capacityLimiter,
            CapacityLimiter frozen,
            ContainerInventory containerInventory,
            WorldFreezer worldFreezer,
            boolean freezes,
            Clock clock) {
        this.engine = engine;
        this.store = store;
        this.capacityLimiter = capacityLimiter;
        this.frozen = frozen;
        this.containerInventory = containerInventory;
        this.worldFreezer = worldFreezer;
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
            boolean alive = instance.filter(found -> found.status().isAlive()).isPresent();
            if (alive) {
                cut(world);
            }
            return stopped(world, instance, !alive);
        });
    }

    /** Freezes it if it runs. */
    WorldResult freeze(String player) {
        return with(player, (world, instance) -> {
            InstanceStatus instanceStatus = instance.map(Instance::status).orElse(InstanceStatus.STOPPED);
            if (instanceStatus == InstanceStatus.FROZEN) {
                return new WorldResult.Frozen(WorldRecords.withStatus(world, WorldRecords.FROZEN, null), true);
            }
            if (instanceStatus != InstanceStatus.RUNNING) {
                return new WorldResult.Refused(world.container(), "it does not run");
            }
            if (!worldFreezer.freeze(world.container())) {
                return new WorldResult.Refused(world.container(), "no more worlds may be frozen");
            }
            return new WorldResult.Frozen(written(world, WorldRecords.FROZEN), false);
        });
    }

    private WorldResult freezeOrStop(World world, Optional<Instance> instance) {
        InstanceStatus instanceStatus = instance.map(Instance::status).orElse(InstanceStatus.STOPPED);
        if (instanceStatus == InstanceStatus.STOPPED) {
            return stopped(world, instance, true);
        }
        if (instanceStatus == InstanceStatus.FROZEN || instanceStatus == InstanceStatus.RUNNING && frozenNow(world)) {
            return new WorldResult.Stopped(
                    written(world, WorldRecords.FROZEN), instanceStatus == InstanceStatus.FROZEN);
        }
        cut(world);
        return stopped(world, instance, false);
    }

    private boolean frozenNow(World world) {
        try {
            return worldFreezer.freeze(world.container());
        } catch (EngineException e) {
            LOG.warn("World {} is stopped, since it cannot be frozen: {}", world.container(), e.getMessage());
            return false;
        }
    }

    private void cut(World world) {
        engine.stop(world.container(), ContainerLauncher.STOP_GRACE);
        capacityLimiter.setOccupied(world.container(), false);
        frozen.setOccupied(world.container(), false);
    }

    private WorldResult stopped(World world, Optional<Instance> instance, boolean already) {
        return new WorldResult.Stopped(
                written(world, instance.isPresent() ? WorldRecords.STOPPED : WorldRecords.MISSING), already);
    }

    private World written(World world, String status) {
        World now = WorldRecords.withStatus(world, status, null);
        store.update(now);
        return now;
    }

    private WorldResult with(String player, BiFunction<World, Optional<Instance>, WorldResult> work) {
        Optional<World> known =
                WorldRecords.find(store, player).map(world -> WorldRecords.withLastLogin(world, clock.instant()));
        if (known.isEmpty()) {
            return new WorldResult.Unknown(player);
        }
        try {
            Optional<Instance> instance = containerInventory.findContainer(known.get());
            if (instance.filter(found -> found.status() == InstanceStatus.UNREACHABLE)
                    .isPresent()) {
                throw ContainerInventory.unreachableMember(instance.get());
            }
            return work.apply(known.get(), instance);
        } catch (EngineException e) {
            store.update(known.get()); // the player was here, even if in vain
            return new WorldResult.Refused(known.get().container(), e.getMessage());
        }
    }
}
