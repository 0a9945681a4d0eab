package io.languard.lxc;

import io.languard.api.world.World;
import io.languard.api.world.WorldStore;
import io.languard.lxc.engine.Engine;
import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.InstanceStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The engine as the provisioner may look at it: which containers are ours, and which of them take a place. */
final class ContainerInventory {

    private final Engine engine;
    private final WorldStore store;
    private final CapacityLimiter capacityLimiter;
    private final CapacityLimiter frozen;
    private final String base;
    private volatile Set<String> unreachable = Set.of();

    /** @param capacityLimiter the places of those that run; {@code frozen} of those that are frozen */
    ContainerInventory(
            Engine engine, WorldStore store, CapacityLimiter capacityLimiter, CapacityLimiter frozen, String base) {
        this.engine = engine;
        this.store = store;
        this.capacityLimiter = capacityLimiter;
        this.frozen = frozen;
        this.base = base;
    }

    /** Lists the engine's instances, everybody's, and brings the places up to date. */
    List<Instance> refresh() {
        long mark = capacityLimiter.beginObservation();
        long frozenMark = frozen.beginObservation();
        List<Instance> instances = engine.list();
        List<Instance> alive = instances.stream()
                .filter(instance -> instance.status().isAlive())
                .filter(instance -> !instance.name().equals(base))
                .toList();
        Map<String, World> recorded = recorded(alive);
        List<Instance> ours = alive.stream()
                .filter(instance -> Tags.ownerOf(instance).isPresent() || recorded.containsKey(instance.name()))
                .toList();
        capacityLimiter.applyObservation(
                mark, names(ours, instance -> takesPlace(instance, recorded.get(instance.name()))));
        frozen.applyObservation(frozenMark, names(ours, instance -> instance.status() == InstanceStatus.FROZEN));
        unreachable = names(alive, instance -> instance.status() == InstanceStatus.UNREACHABLE);
        return instances;
    }

    /** Containers without a mark are ours only if the table has them; mostly there are none, and it is not asked. */
    private Map<String, World> recorded(List<Instance> instances) {
        boolean allMarked = instances.stream()
                .allMatch(instance ->
                        Tags.ownerOf(instance).isPresent() && instance.status() != InstanceStatus.UNREACHABLE);
        return allMarked
                ? Map.of()
                : store.list().stream()
                        .filter(world -> ContainerNames.isValid(world.container()))
                        .collect(Collectors.toMap(World::container, Function.identity(), (one, other) -> one));
    }

    /** One out of reach goes on as it did, since it is the engine's daemon that is away and perhaps nothing else. */
    private static boolean takesPlace(Instance instance, World record) {
        return instance.status() == InstanceStatus.UNREACHABLE
                ? record != null
                        && (WorldRecords.RUNNING.equals(record.status()) || WorldRecords.isStartPending(record))
                : instance.status().countsAgainstCapacity();
    }

    private static Set<String> names(List<Instance> instances, Predicate<Instance> which) {
        return instances.stream().filter(which).map(Instance::name).collect(Collectors.toSet());
    }

    /** The world's container as the engine has it now; empty if it is gone, or another's. */
    Optional<Instance> containerOf(World world) {
        return ContainerNames.isValid(world.container())
                ? engine.find(world.container()).filter(instance -> isOf(world, instance))
                : Optional.empty();
    }

    /**
     * The same, without waiting for a cluster's member that is known to be out of reach; empty also where asking for the
     * one container fails, so that whoever gets nothing must {@link #refresh}.
     */
    Optional<Instance> reachableContainerOf(World world) {
        if (unreachable.contains(world.container())) {
            return Optional.empty();
        }
        try {
            return containerOf(world);
        } catch (EngineException e) {
            if (!e.answered()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** The world's container as the engine has it now, whether or not it can be reached. */
    Optional<Instance> findContainer(World world) {
        return reachableContainerOf(world).or(() -> containerOf(world, refresh()));
    }

    /** The world's container in a list of instances. */
    Optional<Instance> containerOf(World world, List<Instance> instances) {
        return instances.stream()
                .filter(instance -> instance.name().equals(world.container()) && isOf(world, instance))
                .findFirst();
    }

    /** A container that was made for the player, whatever the table says. */
    Optional<Instance> findOwnedBy(String player, List<Instance> instances) {
        return instances.stream()
                .filter(instance -> !instance.name().equals(base)
                        && Tags.ownerOf(instance).filter(player::equals).isPresent())
                .findFirst();
    }

    /** What all worlds are copied from is nobody's world, even if a record says so. */
    private boolean isOf(World world, Instance instance) {
        return !instance.name().equals(base) && Tags.mayBelongTo(instance, world.player());
    }

    /** Why nothing can be done to one that is out of reach. */
    static EngineException unreachableMember(Instance instance) {
        return new EngineException("the cluster's member that " + instance.name() + " is on is out of reach");
    }
}
