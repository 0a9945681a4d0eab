package io.languard.lxc;

import io.languard.api.world.World;
import io.languard.api.world.WorldStore;
import io.languard.lxc.engine.Engine;
import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.InstanceState;
import io.languard.lxc.engine.InstanceStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Puts records right after what happened behind our back. */
final class Reconciler {

    private final Engine engine;
    private final WorldStore store;
    private final CapacityLimiter capacityLimiter;
    private final CapacityLimiter frozen;
    private final ContainerInventory containerInventory;

    Reconciler(
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

    /** Looks at everything; gives the players whose records must be looked at one by one. */
    Set<String> findInconsistentPlayers() {
        List<Instance> instances = containerInventory.refresh();
        Set<String> differing = new HashSet<>();
        Set<String> known = new HashSet<>();
        for (World world : store.list()) {
            known.add(world.player());
            String status = status(world, containerInventory.containerOf(world, instances));
            if (!status.equals(world.status()) || status.equals(WorldRecords.RUNNING)) {
                differing.add(world.player()); // one that runs may have another address by now
            }
        }
        for (Instance instance : instances) {
            Tags.ownerOf(instance)
                    .filter(owner -> !known.contains(owner))
                    .filter(owner -> containerInventory
                            .findOwnedBy(owner, List.of(instance))
                            .isPresent())
                    .filter(owner -> store.insert(WorldRecords.recovered(owner, instance)))
                    .ifPresent(differing::add);
        }
        return differing;
    }

    /**
     * Puts one player's record right. To be called for one player by one thread at a time, and by nobody while a request
     * of that player is under way.
     *
     * @return false if it runs and has no address yet, so that it is worth while to come again
     */
    boolean reconcile(String player) {
        Optional<World> known = WorldRecords.find(store, player);
        if (known.isEmpty()) {
            return true;
        }
        World world = known.get();
        long mark = capacityLimiter.beginObservation();
        long frozenMark = frozen.beginObservation();
        Optional<Instance> instance = containerInventory.findContainer(world);
        if (instance.filter(found -> found.status() == InstanceStatus.UNREACHABLE)
                .isPresent()) {
            return true; // what was last known of it stands
        }
        if (leftOver(world, instance)) {
            engine.stop(world.container(), ContainerLauncher.STOP_GRACE);
            capacityLimiter.setOccupied(world.container(), false);
            store.update(WorldRecords.withStatus(world, WorldRecords.STOPPED, null));
            return true;
        }
        String status = status(world, instance);
        capacityLimiter.applyObservation(
                mark,
                world.container(),
                instance.filter(found -> found.status().countsAgainstCapacity()).isPresent());
        frozen.applyObservation(
                frozenMark,
                world.container(),
                instance.filter(found -> found.status() == InstanceStatus.FROZEN)
                        .isPresent());
        String address = status.equals(WorldRecords.RUNNING) ? address(world.container()) : null;
        if (!status.equals(world.status()) || !Objects.equals(address, world.address())) {
            store.update(WorldRecords.withStatus(world, status, address));
        }
        return !status.equals(WorldRecords.RUNNING) || address != null;
    }

    /**
     * Whether a start of ours was cut off by our own end: nobody has learned the world's address, so it would keep its
     * place for nothing. One without our mark is another program's, which may be starting it now.
     */
    private static boolean leftOver(World world, Optional<Instance> instance) {
        return WorldRecords.isStartPending(world)
                && instance.filter(found -> found.status() == InstanceStatus.RUNNING)
                        .flatMap(Tags::ownerOf)
                        .isPresent();
    }

    private static String status(World world, Optional<Instance> instance) {
        if (instance.isEmpty()) {
            return WorldRecords.MISSING;
        }
        return switch (instance.get().status()) {
            case RUNNING -> WorldRecords.isStartPending(world)
                            && Tags.ownerOf(instance.get()).isPresent()
                    ? WorldRecords.STOPPED
                    : WorldRecords.RUNNING;
            case STOPPED -> WorldRecords.STOPPED;
            case FROZEN -> WorldRecords.FROZEN;
            case UNREACHABLE, OTHER -> world.status() == null ? WorldRecords.RUNNING : world.status();
        };
    }

    private String address(String container) {
        InstanceState state = engine.state(container);
        return AddressSelector.select(state.addresses()).orElse(null);
    }
}
