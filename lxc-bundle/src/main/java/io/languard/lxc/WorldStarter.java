package io.languard.lxc;

import io.languard.api.world.World;
import io.languard.api.world.WorldResult;
import io.languard.api.world.WorldResult.Origin;
import io.languard.api.world.WorldStore;
import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.InstanceStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sees that a player's world runs. To be called for one player by one thread at a time. */
final class WorldStarter {

    private static final Duration OUT_OF_REACH_LIMIT = Duration.ofSeconds(1);

    private final WorldStore store;
    private final ContainerInventory containerInventory;
    private final CapacityLimiter capacityLimiter;
    private final ContainerCreator containerCreator;
    private final ContainerLauncher containerLauncher;
    private final Clock clock;

    WorldStarter(
            WorldStore store,
            ContainerInventory containerInventory,
            CapacityLimiter capacityLimiter,
            ContainerCreator containerCreator,
            ContainerLauncher containerLauncher,
            Clock clock) {
        this.store = store;
        this.containerInventory = containerInventory;
        this.capacityLimiter = capacityLimiter;
        this.containerCreator = containerCreator;
        this.containerLauncher = containerLauncher;
        this.clock = clock;
    }

    /** For an admin: starts the world of a player who has one. */
    WorldResult start(String player) {
        return WorldRecords.find(store, player).isEmpty() ? new WorldResult.Unknown(player) : add(player, "");
    }

    /** For an admin: lets a frozen world go on. */
    WorldResult thaw(String player) {
        Optional<World> world = WorldRecords.find(store, player);
        if (world.isEmpty()) {
            return new WorldResult.Unknown(player);
        }
        try {
            InstanceStatus instanceStatus = containerInventory
                    .findContainer(world.get())
                    .map(Instance::status)
                    .orElse(InstanceStatus.STOPPED);
            return instanceStatus == InstanceStatus.STOPPED
                    ? new WorldResult.Refused(world.get().container(), "it is not frozen")
                    : add(player, "");
        } catch (EngineException e) {
            return new WorldResult.Refused(world.get().container(), e.getMessage());
        }
    }

    /** For the player. */
    WorldResult add(String player, String name) {
        Optional<World> known =
                WorldRecords.find(store, player).map(world -> WorldRecords.withLastLogin(world, clock.instant()));
        try {
            // Most who ask have a world that runs: they need not wait until everything has been listed.
            if (known.filter(world -> WorldRecords.RUNNING.equals(world.status()))
                    .flatMap(containerInventory::reachableContainerOf)
                    .filter(WorldStarter::runs)
                    .isPresent()) {
                return containerLauncher.attach(known.get());
            }
            List<Instance> instances = containerInventory.refresh();
            Optional<World> world = known.or(() -> adopted(player, instances));
            Optional<Instance> instance = world.flatMap(found -> containerInventory.containerOf(found, instances));
            if (instance.isEmpty()) {
                return containerCreator.create(player, name, world, instances);
            }
            return switch (instance.get().status()) {
                case RUNNING -> containerLauncher.attach(world.get());
                case UNREACHABLE -> outOfReach(world.get(), instance.get());
                case STOPPED, FROZEN, OTHER -> restart(world.get(), instance.get());
            };
        } catch (EngineException e) {
            known.ifPresent(store::update); // the player was here, even if in vain
            String container = known.map(World::container).orElse(ContainerNames.plain(player, name));
            return new WorldResult.Refused(container, e.getMessage());
        }
    }

    /**
     * Its member's daemon is away, and the world perhaps not: whoever answers where the player was sent before is the
     * world. Never is another one made in its place.
     */
    private WorldResult outOfReach(World world, Instance instance) {
        boolean answers = WorldRecords.RUNNING.equals(world.status())
                && world.address() != null
                && GamePortProbe.awaitReachable(world.address(), world.port(), OUT_OF_REACH_LIMIT);
        if (!answers) {
            throw ContainerInventory.unreachableMember(instance);
        }
        store.update(world);
        return new WorldResult.Running(world, Origin.ALREADY_RUNNING);
    }

    private static boolean runs(Instance instance) {
        return instance.status() == InstanceStatus.RUNNING;
    }

    /** The record of a container that has the player's mark but no record any more. */
    private Optional<World> adopted(String player, List<Instance> instances) {
        return containerInventory
                .findOwnedBy(player, instances)
                .map(instance -> WorldRecords.withLastLogin(WorldRecords.recovered(player, instance), clock.instant()))
                .filter(store::insert);
    }

    private WorldResult restart(World world, Instance instance) {
        World starting = WorldRecords.withStatus(world, WorldRecords.STARTING, null);
        store.update(starting);
        if (!capacityLimiter.reserve(world.container())) {
            String status = instance.status() == InstanceStatus.FROZEN ? WorldRecords.FROZEN : WorldRecords.STOPPED;
            store.update(WorldRecords.withStatus(world, status, null));
            return new WorldResult.CapReached();
        }
        return containerLauncher.start(starting, instance.status(), Origin.STARTED);
    }
}
