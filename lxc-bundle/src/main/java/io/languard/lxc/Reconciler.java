package io.languard.lxc;

import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.InstanceState;
import io.languard.lxc.engine.InstanceStatus;
import io.languard.world.World;
import io.languard.world.WorldStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Corrects records after changes made to the engine by others. */
final class Reconciler {

    private final WorldContext context;

    Reconciler(WorldContext context) {
        this.context = context;
    }

    /** Checks all records; returns the players whose records must be reconciled individually. */
    Set<String> findInconsistentPlayers() {
        List<Instance> instances = context.inventory().refresh();
        Set<String> differing = new HashSet<>();
        Set<String> known = new HashSet<>();
        for (World world : context.store().list()) {
            known.add(world.player());
            WorldStatus status = status(world, context.inventory().containerOf(world, instances));
            if (status != world.status() || status == WorldStatus.RUNNING) {
                differing.add(world.player()); // the address of a running world may have changed
            }
        }
        for (Instance instance : instances) {
            Tags.ownerOf(instance)
                    .filter(owner -> !known.contains(owner))
                    .filter(owner -> context.inventory()
                            .findOwnedBy(owner, List.of(instance))
                            .isPresent())
                    .filter(owner -> context.store().insert(WorldRecords.recovered(owner, instance)))
                    .ifPresent(differing::add);
        }
        return differing;
    }

    /**
     * Corrects one player's record. Must not run concurrently for one player, nor during a request of that player.
     *
     * @return false if the world is running and has no address yet, so that the caller should check again
     */
    boolean reconcile(String player) {
        Optional<World> known = WorldRecords.find(context.store(), player);
        if (known.isEmpty()) {
            return true;
        }
        World world = known.get();
        long mark = context.running().beginObservation();
        long frozenMark = context.frozen().beginObservation();
        Optional<Instance> instance = context.inventory().findContainer(world);
        if (instance.filter(found -> found.status() == InstanceStatus.UNREACHABLE)
                .isPresent()) {
            return true; // the last known state remains valid
        }
        if (isAbandonedStart(world, instance)) {
            context.engine().stop(world.container(), ContainerLauncher.STOP_GRACE);
            context.running().setOccupied(world.container(), false);
            context.store().update(WorldRecords.withStatus(world, WorldStatus.STOPPED, null));
            return true;
        }
        WorldStatus status = status(world, instance);
        context.running()
                .applyObservation(
                        mark,
                        world.container(),
                        instance.filter(found -> found.status().countsAgainstCapacity())
                                .isPresent());
        context.frozen()
                .applyObservation(
                        frozenMark,
                        world.container(),
                        instance.filter(found -> found.status() == InstanceStatus.FROZEN)
                                .isPresent());
        String address = status == WorldStatus.RUNNING ? address(world.container()) : null;
        if (status != world.status() || !Objects.equals(address, world.address())) {
            context.store().update(WorldRecords.withStatus(world, status, address));
        }
        return status != WorldStatus.RUNNING || address != null;
    }

    /**
     * Returns whether the platform ended during a start. No client has received the world's address, so it would occupy
     * its slot for nothing. An untagged container belongs to another program, which may be starting it right now.
     */
    private static boolean isAbandonedStart(World world, Optional<Instance> instance) {
        return WorldRecords.isStartPending(world)
                && instance.filter(found -> found.status() == InstanceStatus.RUNNING)
                        .flatMap(Tags::ownerOf)
                        .isPresent();
    }

    private static WorldStatus status(World world, Optional<Instance> instance) {
        if (instance.isEmpty()) {
            return WorldStatus.MISSING;
        }
        return switch (instance.get().status()) {
            case RUNNING ->
                WorldRecords.isStartPending(world)
                                && Tags.ownerOf(instance.get()).isPresent()
                        ? WorldStatus.STOPPED
                        : WorldStatus.RUNNING;
            case STOPPED -> WorldStatus.STOPPED;
            case FROZEN -> WorldStatus.FROZEN;
            case UNREACHABLE, OTHER -> world.status() == null ? WorldStatus.RUNNING : world.status();
        };
    }

    private @Nullable String address(String container) {
        InstanceState state = context.engine().state(container);
        return AddressSelector.select(state.addresses()).orElse(null);
    }
}
