package io.languard.lxc;

import io.languard.api.world.World;
import io.languard.api.world.WorldStore;
import io.languard.lxc.engine.Engine;
import io.languard.lxc.engine.Instance;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The engine as the provisioner may look at it: which containers are ours, and which of them take a place. */
final class Fleet {

    private final Engine engine;
    private final WorldStore store;
    private final Slots slots;
    private final String base;

    Fleet(Engine engine, WorldStore store, Slots slots, String base) {
        this.engine = engine;
        this.store = store;
        this.slots = slots;
        this.base = base;
    }

    /** Lists the engine's instances, everybody's, and brings the places up to date. */
    List<Instance> look() {
        long mark = slots.mark();
        List<Instance> instances = engine.list();
        slots.seen(mark, running(instances));
        return instances;
    }

    private Set<String> running(List<Instance> instances) {
        List<Instance> running = instances.stream()
                .filter(instance -> instance.status().takesPlace())
                .filter(instance -> !instance.name().equals(base))
                .toList();
        boolean allMarked =
                running.stream().allMatch(instance -> Tags.owner(instance).isPresent());
        // Containers without a mark are ours only if the table has them; mostly there are none, and it is not asked.
        Set<String> recorded = allMarked
                ? Set.of()
                : store.list().stream()
                        .map(World::container)
                        .filter(ContainerNames::valid)
                        .collect(Collectors.toSet());
        return running.stream()
                .filter(instance -> Tags.owner(instance).isPresent() || recorded.contains(instance.name()))
                .map(Instance::name)
                .collect(Collectors.toSet());
    }

    /** The world's container as the engine has it now; empty if it is gone, or another's. */
    Optional<Instance> of(World world) {
        return ContainerNames.valid(world.container())
                ? engine.find(world.container()).filter(instance -> isOf(world, instance))
                : Optional.empty();
    }

    /** The world's container in a list of instances. */
    Optional<Instance> of(World world, List<Instance> instances) {
        return instances.stream()
                .filter(instance -> instance.name().equals(world.container()) && isOf(world, instance))
                .findFirst();
    }

    /** A container that was made for the player, whatever the table says. */
    Optional<Instance> madeFor(String player, List<Instance> instances) {
        return instances.stream()
                .filter(instance -> !instance.name().equals(base)
                        && Tags.owner(instance).filter(player::equals).isPresent())
                .findFirst();
    }

    /** What all worlds are copied from is nobody's world, even if a record says so. */
    private boolean isOf(World world, Instance instance) {
        return !instance.name().equals(base) && Tags.mayBelongTo(instance, world.player());
    }
}
