package io.languard.lxc;

import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.InstanceStatus;
import io.languard.world.StartedWorld;
import io.languard.world.StartedWorld.Origin;
import io.languard.world.World;
import io.languard.world.WorldFailure;
import io.languard.world.WorldResult;
import io.languard.world.WorldStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Starts players' worlds. Must not run concurrently for one player. */
final class WorldStarter {

    private static final Duration UNREACHABLE_PROBE_TIMEOUT = Duration.ofSeconds(1);

    private final WorldContext context;
    private final ContainerCreator containerCreator;
    private final ContainerLauncher containerLauncher;

    WorldStarter(WorldContext context, ContainerCreator containerCreator, ContainerLauncher containerLauncher) {
        this.context = context;
        this.containerCreator = containerCreator;
        this.containerLauncher = containerLauncher;
    }

    /** Starts the world of a player who has one; for admins. */
    WorldResult<StartedWorld> start(String player) {
        return WorldRecords.find(context.store(), player).isEmpty()
                ? WorldResult.failure(WorldFailure.unknownPlayer())
                : add(player, "");
    }

    /** Thaws a frozen world; for admins. */
    WorldResult<StartedWorld> thaw(String player) {
        Optional<World> world = WorldRecords.find(context.store(), player);
        if (world.isEmpty()) {
            return WorldResult.failure(WorldFailure.unknownPlayer());
        }
        try {
            InstanceStatus instanceStatus = context.inventory()
                    .findContainer(world.get())
                    .map(Instance::status)
                    .orElse(InstanceStatus.STOPPED);
            return instanceStatus == InstanceStatus.STOPPED
                    ? WorldResult.failure(WorldFailure.refused(world.get().container(), "the world is not frozen"))
                    : add(player, "");
        } catch (EngineException e) {
            return WorldResult.failure(WorldFailure.refused(world.get().container(), e.getMessage()));
        }
    }

    /** Starts the player's world, creating it if the player has none. */
    WorldResult<StartedWorld> add(String player, String name) {
        Optional<World> known = WorldRecords.find(context.store(), player)
                .map(world -> WorldRecords.withLastLogin(world, context.clock().instant()));
        try {
            // Most requests are for a running world: they need not wait for a listing of all instances.
            if (known.filter(world -> world.status() == WorldStatus.RUNNING)
                    .flatMap(context.inventory()::reachableContainerOf)
                    .filter(instance -> instance.status() == InstanceStatus.RUNNING)
                    .isPresent()) {
                return containerLauncher.attach(known.get());
            }
            List<Instance> instances = context.inventory().refresh();
            Optional<World> world = known.or(() -> adopted(player, instances));
            Optional<Instance> instance =
                    world.flatMap(found -> context.inventory().containerOf(found, instances));
            if (instance.isEmpty()) {
                return containerCreator.create(player, name, world, instances);
            }
            return switch (instance.get().status()) {
                case RUNNING -> containerLauncher.attach(world.get());
                case UNREACHABLE -> attachUnreachable(world.get(), instance.get());
                case STOPPED, FROZEN, OTHER -> restart(world.get(), instance.get());
            };
        } catch (EngineException e) {
            known.ifPresent(context.store()::update); // records the login although the request failed
            String container = known.map(World::container).orElse(ContainerNames.plain(player, name));
            return WorldResult.failure(WorldFailure.refused(container, e.getMessage()));
        }
    }

    /**
     * The cluster member's daemon is unreachable, but the world may be running: if its last known address responds, it
     * is. A replacement is never created.
     */
    private WorldResult<StartedWorld> attachUnreachable(World world, Instance instance) {
        boolean responds = world.status() == WorldStatus.RUNNING
                && world.address() != null
                && GamePortProbe.awaitReachable(world.address(), world.port(), UNREACHABLE_PROBE_TIMEOUT);
        if (!responds) {
            throw ContainerInventory.unreachableMember(instance);
        }
        context.store().update(world);
        return WorldResult.success(new StartedWorld(world, Origin.ALREADY_RUNNING));
    }

    /** Restores the record of a container that is tagged with the player but has no record. */
    private Optional<World> adopted(String player, List<Instance> instances) {
        return context.inventory()
                .findOwnedBy(player, instances)
                .map(instance -> WorldRecords.withLastLogin(
                        WorldRecords.recovered(player, instance),
                        context.clock().instant()))
                .filter(context.store()::insert);
    }

    private WorldResult<StartedWorld> restart(World world, Instance instance) {
        World starting = WorldRecords.withStatus(world, WorldStatus.STARTING, null);
        context.store().update(starting);
        if (!context.running().reserve(world.container())) {
            WorldStatus status = instance.status() == InstanceStatus.FROZEN ? WorldStatus.FROZEN : WorldStatus.STOPPED;
            context.store().update(WorldRecords.withStatus(world, status, null));
            return WorldResult.failure(WorldFailure.capReached());
        }
        return containerLauncher.start(starting, instance.status(), Origin.STARTED);
    }
}
