package io.languard.lxc;

import io.languard.api.world.World;
import io.languard.api.world.WorldResult;
import io.languard.api.world.WorldResult.Origin;
import io.languard.api.world.WorldStore;
import io.languard.lxc.engine.Engine;
import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.InstanceStatus;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes a player's container, under a name that nobody else has in the table or in the engine.
 *
 * <p>The record comes before the container: after a crash in between there is nothing in the engine that no record tells
 * of, and the name is the player's.
 */
final class ContainerCreator {

    private final Engine engine;
    private final WorldStore store;
    private final CapacityLimiter capacityLimiter;
    private final ContainerLauncher containerLauncher;
    private final Template template;
    private final Clock clock;

    ContainerCreator(
            Engine engine,
            WorldStore store,
            CapacityLimiter capacityLimiter,
            ContainerLauncher containerLauncher,
            Template template,
            Clock clock) {
        this.engine = engine;
        this.store = store;
        this.capacityLimiter = capacityLimiter;
        this.containerLauncher = containerLauncher;
        this.template = template;
        this.clock = clock;
    }

    /**
     * Makes the container and starts it.
     *
     * @param record the player's record whose container is gone; empty for a new player
     * @param instances what the engine has
     */
    WorldResult create(String player, String name, Optional<World> record, List<Instance> instances) {
        refuseWhatMayBeTheirs(player, name, instances);
        if (capacityLimiter.isFull()) {
            record.ifPresent(world -> store.update(WorldRecords.withStatus(world, WorldRecords.MISSING, null)));
            return new WorldResult.CapReached();
        }
        for (String container : candidates(player, name, record, instances)) {
            Optional<World> claimed = claim(player, container, record);
            if (claimed.isPresent()) {
                Optional<WorldResult> result = make(claimed.get(), record.isEmpty(), instances);
                if (result.isPresent()) {
                    return result.get();
                }
            }
        }
        String last = ContainerNames.hashed(player, name);
        return new WorldResult.Refused(last, "the name " + last + " is another's");
    }

    /** Of one out of reach the engine tells the name and no marks, so it may well be this player's. */
    private static void refuseWhatMayBeTheirs(String player, String name, List<Instance> instances) {
        Set<String> theirs = Set.of(ContainerNames.plain(player, name), ContainerNames.hashed(player, name));
        instances.stream()
                .filter(instance -> instance.status() == InstanceStatus.UNREACHABLE && theirs.contains(instance.name()))
                .findFirst()
                .ifPresent(instance -> {
                    throw ContainerInventory.unreachableMember(instance);
                });
    }

    /** The record's name stays where it can; what new worlds are made from is nobody's world. */
    private List<String> candidates(String player, String name, Optional<World> record, List<Instance> instances) {
        String wanted = record.map(World::container).orElse(ContainerNames.plain(player, name));
        return Stream.of(Optional.ofNullable(wanted), Optional.of(ContainerNames.hashed(player, name)))
                .flatMap(Optional::stream)
                .distinct()
                .filter(ContainerNames::isValid)
                .filter(container -> !container.equals(template.base()))
                .filter(container ->
                        instances.stream().noneMatch(other -> other.name().equals(container)))
                .toList();
    }

    private Optional<World> claim(String player, String container, Optional<World> record) {
        if (record.isEmpty()) {
            return Optional.of(WorldRecords.newRecord(player, container, clock.instant()))
                    .filter(store::insert);
        }
        World anew = WorldRecords.recreated(record.get(), container, clock.instant());
        store.update(anew);
        return Optional.of(anew);
    }

    /** Empty if the name turns out to be another's. */
    private Optional<WorldResult> make(World world, boolean fresh, List<Instance> instances) {
        if (!capacityLimiter.reserve(world.container())) {
            giveUp(world, fresh);
            return Optional.of(new WorldResult.CapReached());
        }
        try {
            engine.create(template.instanceSpec(world.player(), world.container(), instances));
        } catch (EngineException e) {
            capacityLimiter.setOccupied(world.container(), false); // nothing was started
            return failed(world, fresh, e);
        } catch (RuntimeException | Error e) {
            capacityLimiter.setOccupied(world.container(), false);
            throw e;
        }
        return Optional.of(containerLauncher.start(world, InstanceStatus.STOPPED, Origin.CREATED));
    }

    private Optional<WorldResult> failed(World world, boolean fresh, EngineException refusal) {
        Optional<Instance> left;
        try {
            left = engine.find(world.container());
        } catch (EngineException e) {
            // Out of reach: whether it was made shows at the next request, and the record keeps its name till then.
            return Optional.of(new WorldResult.Refused(world.container(), refusal.getMessage()));
        }
        if (left.isEmpty()) {
            giveUp(world, fresh);
            return Optional.of(new WorldResult.Refused(world.container(), refusal.getMessage()));
        }
        if (Tags.ownerOf(left.get()).filter(world.player()::equals).isPresent()) {
            store.update(WorldRecords.withStatus(world, WorldRecords.STOPPED, null));
            return Optional.of(new WorldResult.Refused(world.container(), refusal.getMessage()));
        }
        giveUp(world, fresh); // somebody has just made one of that name
        return Optional.empty();
    }

    private void giveUp(World world, boolean fresh) {
        if (fresh) {
            store.delete(world.player());
        } else {
            store.update(WorldRecords.withStatus(world, WorldRecords.MISSING, null));
        }
    }
}
