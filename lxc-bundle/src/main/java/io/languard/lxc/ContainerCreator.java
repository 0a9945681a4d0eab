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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Creates a player's container under a name that is unused in both the table and the engine.
 *
 * <p>The record is written before the container is created. After a crash in between, every container in the engine has
 * a record, and the name is reserved for the player.
 */
final class ContainerCreator {

    private final WorldContext context;
    private final ContainerLauncher containerLauncher;

    ContainerCreator(WorldContext context, ContainerLauncher containerLauncher) {
        this.context = context;
        this.containerLauncher = containerLauncher;
    }

    /**
     * Creates the container and starts it.
     *
     * @param record the player's record, whose container is missing; empty for a new player
     * @param instances the engine's instances
     */
    WorldResult<StartedWorld> create(String player, String name, Optional<World> record, List<Instance> instances) {
        requireNoUnreachableCandidate(player, name, instances);
        if (context.running().isFull()) {
            record.ifPresent(
                    world -> context.store().update(WorldRecords.withStatus(world, WorldStatus.MISSING, null)));
            return WorldResult.failure(WorldFailure.capReached());
        }
        for (String container : candidates(player, name, record, instances)) {
            Optional<World> claimed = claim(player, container, record);
            if (claimed.isPresent()) {
                Optional<WorldResult<StartedWorld>> result = createAndStart(claimed.get(), record.isEmpty(), instances);
                if (result.isPresent()) {
                    return result.get();
                }
            }
        }
        String last = ContainerNames.hashed(player, name);
        return WorldResult.failure(WorldFailure.refused(last, "the name " + last + " is already in use"));
    }

    /**
     * Throws if an unreachable instance has a name that the player's container could have: the engine reports no tags
     * for unreachable instances, so it may be the player's container.
     */
    private static void requireNoUnreachableCandidate(String player, String name, List<Instance> instances) {
        Set<String> candidates = Set.of(ContainerNames.plain(player, name), ContainerNames.hashed(player, name));
        instances.stream()
                .filter(instance ->
                        instance.status() == InstanceStatus.UNREACHABLE && candidates.contains(instance.name()))
                .findFirst()
                .ifPresent(instance -> {
                    throw ContainerInventory.unreachableMember(instance);
                });
    }

    /** Returns the recorded name first, where it is usable. The template's own name is never used. */
    private List<String> candidates(String player, String name, Optional<World> record, List<Instance> instances) {
        String preferred = record.map(World::container).orElse(ContainerNames.plain(player, name));
        return Stream.of(Optional.ofNullable(preferred), Optional.of(ContainerNames.hashed(player, name)))
                .flatMap(Optional::stream)
                .distinct()
                .filter(ContainerNames::isValid)
                .filter(container ->
                        !container.equals(context.settings().template().base()))
                .filter(container ->
                        instances.stream().noneMatch(other -> other.name().equals(container)))
                .toList();
    }

    private Optional<World> claim(String player, String container, Optional<World> record) {
        if (record.isEmpty()) {
            return Optional.of(WorldRecords.newRecord(
                            player, container, context.clock().instant()))
                    .filter(context.store()::insert);
        }
        World recreated =
                WorldRecords.recreated(record.get(), container, context.clock().instant());
        context.store().update(recreated);
        return Optional.of(recreated);
    }

    /** Returns empty if the name turns out to be used by another player. */
    private Optional<WorldResult<StartedWorld>> createAndStart(World world, boolean fresh, List<Instance> instances) {
        if (!context.running().reserve(world.container())) {
            releaseRecord(world, fresh);
            return Optional.of(WorldResult.failure(WorldFailure.capReached()));
        }
        try {
            context.engine()
                    .create(context.settings().template().instanceSpec(world.player(), world.container(), instances));
        } catch (EngineException e) {
            context.running().setOccupied(world.container(), false); // nothing was started
            return creationFailed(world, fresh, e);
        } catch (RuntimeException | Error e) {
            context.running().setOccupied(world.container(), false);
            throw e;
        }
        return Optional.of(containerLauncher.start(world, InstanceStatus.STOPPED, Origin.CREATED));
    }

    private Optional<WorldResult<StartedWorld>> creationFailed(World world, boolean fresh, EngineException refusal) {
        Optional<WorldResult<StartedWorld>> refused =
                Optional.of(WorldResult.failure(WorldFailure.refused(world.container(), refusal.getMessage())));
        Optional<Instance> instance;
        try {
            instance = context.engine().find(world.container());
        } catch (EngineException e) {
            // Unknown whether the container was created: the record reserves the name until the next request finds out.
            return refused;
        }
        if (instance.isEmpty()) {
            releaseRecord(world, fresh);
            return refused;
        }
        if (Tags.ownerOf(instance.get()).filter(world.player()::equals).isPresent()) {
            context.store().update(WorldRecords.withStatus(world, WorldStatus.STOPPED, null));
            return refused;
        }
        releaseRecord(world, fresh); // another client has just created an instance with this name
        return Optional.empty();
    }

    private void releaseRecord(World world, boolean fresh) {
        if (fresh) {
            context.store().delete(world.player());
        } else {
            context.store().update(WorldRecords.withStatus(world, WorldStatus.MISSING, null));
        }
    }
}
