package io.languard.lxc;

import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.InstanceStatus;
import io.languard.world.StoppedWorld;
import io.languard.world.World;
import io.languard.world.WorldFailure;
import io.languard.world.WorldResult;
import io.languard.world.WorldStatus;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops or freezes players' worlds. Must not run concurrently for one player. */
final class WorldStopper {

    private static final Logger LOG = LoggerFactory.getLogger(WorldStopper.class);

    private final WorldContext context;
    private final WorldFreezer worldFreezer;

    WorldStopper(WorldContext context, WorldFreezer worldFreezer) {
        this.context = context;
        this.worldFreezer = worldFreezer;
    }

    /** Freezes the world of a player who leaves if so configured, else stops it. */
    WorldResult<StoppedWorld> leave(String player) {
        return context.settings().freezeOnLeave() ? withContainer(player, this::freezeOrStop) : stop(player);
    }

    /** Stops the world, whether it is running or frozen. */
    WorldResult<StoppedWorld> stop(String player) {
        return withContainer(player, (world, instance) -> {
            boolean alive = instance.filter(found -> found.status().isAlive()).isPresent();
            if (alive) {
                stopContainer(world);
            }
            return stopped(world, instance, !alive);
        });
    }

    /** Freezes a running world. */
    WorldResult<StoppedWorld> freeze(String player) {
        return withContainer(player, (world, instance) -> {
            InstanceStatus instanceStatus = instance.map(Instance::status).orElse(InstanceStatus.STOPPED);
            if (instanceStatus == InstanceStatus.FROZEN) {
                return success(WorldRecords.withStatus(world, WorldStatus.FROZEN, null), true);
            }
            if (instanceStatus != InstanceStatus.RUNNING) {
                return refused(world, "the world is not running");
            }
            if (!worldFreezer.freeze(world.container())) {
                return refused(world, "the limit of frozen worlds has been reached");
            }
            return success(record(world, WorldStatus.FROZEN), false);
        });
    }

    private WorldResult<StoppedWorld> freezeOrStop(World world, Optional<Instance> instance) {
        InstanceStatus instanceStatus = instance.map(Instance::status).orElse(InstanceStatus.STOPPED);
        if (instanceStatus == InstanceStatus.STOPPED) {
            return stopped(world, instance, true);
        }
        if (instanceStatus == InstanceStatus.FROZEN || instanceStatus == InstanceStatus.RUNNING && tryFreeze(world)) {
            return success(record(world, WorldStatus.FROZEN), instanceStatus == InstanceStatus.FROZEN);
        }
        stopContainer(world);
        return stopped(world, instance, false);
    }

    private boolean tryFreeze(World world) {
        try {
            return worldFreezer.freeze(world.container());
        } catch (EngineException e) {
            LOG.warn("Could not freeze world {}, stopping it: {}", world.container(), e.getMessage());
            return false;
        }
    }

    private void stopContainer(World world) {
        context.engine().stop(world.container(), ContainerLauncher.STOP_GRACE);
        context.running().setOccupied(world.container(), false);
        context.frozen().setOccupied(world.container(), false);
    }

    private WorldResult<StoppedWorld> stopped(World world, Optional<Instance> instance, boolean already) {
        return success(record(world, instance.isPresent() ? WorldStatus.STOPPED : WorldStatus.MISSING), already);
    }

    private static WorldResult<StoppedWorld> success(World world, boolean already) {
        return WorldResult.success(new StoppedWorld(world, already));
    }

    private static WorldResult<StoppedWorld> refused(World world, String details) {
        return WorldResult.failure(WorldFailure.refused(world.container(), details));
    }

    private World record(World world, WorldStatus status) {
        World now = WorldRecords.withStatus(world, status, null);
        context.store().update(now);
        return now;
    }

    private WorldResult<StoppedWorld> withContainer(
            String player, BiFunction<World, Optional<Instance>, WorldResult<StoppedWorld>> work) {
        Optional<World> known = WorldRecords.find(context.store(), player)
                .map(world -> WorldRecords.withLastLogin(world, context.clock().instant()));
        if (known.isEmpty()) {
            return WorldResult.failure(WorldFailure.unknownPlayer());
        }
        try {
            Optional<Instance> instance = context.inventory().findContainer(known.get());
            if (instance.filter(found -> found.status() == InstanceStatus.UNREACHABLE)
                    .isPresent()) {
                throw ContainerInventory.unreachableMember(instance.get());
            }
            return work.apply(known.get(), instance);
        } catch (EngineException e) {
            context.store().update(known.get()); // records the login although the request failed
            return refused(known.get(), e.getMessage());
        }
    }
}
