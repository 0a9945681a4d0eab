package io.languard.lxc;

import io.languard.lxc.engine.Engine;
import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.InstanceStatus;
import io.languard.world.World;
import io.languard.world.WorldStatus;
import io.languard.world.WorldStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Queries the engine for the platform's own containers, and updates the capacity limiters with what it finds. */
final class ContainerInventory {

    private final Engine engine;
    private final WorldStore store;
    private final CapacityLimiter capacityLimiter;
    private final CapacityLimiter frozen;
    private final String base;
    private volatile Set<String> unreachable = Set.of();

    /** @param base the name of the template, which is never treated as a world */
    ContainerInventory(
            Engine engine, WorldStore store, CapacityLimiter capacityLimiter, CapacityLimiter frozen, String base) {
        this.engine = engine;
        this.store = store;
        this.capacityLimiter = capacityLimiter;
        this.frozen = frozen;
        this.base = base;
    }

    /** Lists all instances of the engine, including those of others, and updates the capacity limiters. */
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
                mark, names(ours, instance -> countsAsRunning(instance, recorded.get(instance.name()))));
        frozen.applyObservation(frozenMark, names(ours, instance -> instance.status() == InstanceStatus.FROZEN));
        unreachable = names(alive, instance -> instance.status() == InstanceStatus.UNREACHABLE);
        return instances;
    }

    /**
     * Untagged containers are ours only if they have a record. The table is read only if there are any, which is rare.
     */
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

    /** An unreachable container counts as before: only the engine's daemon is known to be down. */
    private static boolean countsAsRunning(Instance instance, @Nullable World record) {
        return instance.status() == InstanceStatus.UNREACHABLE
                ? record != null && (record.status() == WorldStatus.RUNNING || WorldRecords.isStartPending(record))
                : instance.status().countsAgainstCapacity();
    }

    private static Set<String> names(List<Instance> instances, Predicate<Instance> filter) {
        return instances.stream().filter(filter).map(Instance::name).collect(Collectors.toSet());
    }

    /** Queries the engine for the world's container; returns empty if it is missing or does not belong to the player. */
    Optional<Instance> containerOf(World world) {
        return ContainerNames.isValid(world.container())
                ? engine.find(world.container()).filter(instance -> isOf(world, instance))
                : Optional.empty();
    }

    /**
     * Queries the engine for the world's container without waiting for a cluster member that is known to be
     * unreachable. Returns empty also if the query for this container fails; the caller must then {@link #refresh}.
     */
    Optional<Instance> reachableContainerOf(World world) {
        if (unreachable.contains(world.container())) {
            return Optional.empty();
        }
        try {
            return containerOf(world);
        } catch (EngineException e) {
            if (!e.hasResponse()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Finds the world's container, whether or not it is reachable. */
    Optional<Instance> findContainer(World world) {
        return reachableContainerOf(world).or(() -> containerOf(world, refresh()));
    }

    /** Returns the world's container from a list of instances. */
    Optional<Instance> containerOf(World world, List<Instance> instances) {
        return instances.stream()
                .filter(instance -> instance.name().equals(world.container()) && isOf(world, instance))
                .findFirst();
    }

    /** Returns a container that was created for the player, regardless of the records. */
    Optional<Instance> findOwnedBy(String player, List<Instance> instances) {
        return instances.stream()
                .filter(instance -> !instance.name().equals(base)
                        && Tags.ownerOf(instance).filter(player::equals).isPresent())
                .findFirst();
    }

    /** The template belongs to no player, even if a record names it. */
    private boolean isOf(World world, Instance instance) {
        return !instance.name().equals(base) && Tags.mayBelongTo(instance, world.player());
    }

    /** Returns the exception for operations on an unreachable container. */
    static EngineException unreachableMember(Instance instance) {
        return new EngineException("the cluster member of " + instance.name() + " is unreachable");
    }
}
