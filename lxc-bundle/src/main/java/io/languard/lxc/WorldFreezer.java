package io.languard.lxc;

import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.InstanceStatus;
import io.languard.world.World;
import io.languard.world.WorldStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Freezes worlds. If the limit is reached, stops the world that has been frozen longest. */
final class WorldFreezer {

    private static final Logger LOG = LoggerFactory.getLogger(WorldFreezer.class);

    private final WorldContext context;

    WorldFreezer(WorldContext context) {
        this.context = context;
    }

    /**
     * Freezes a running container. Must be called within the player's operation.
     *
     * @return false if no slot is free and none can be freed
     * @throws EngineException if the engine refuses; the container then continues to run
     */
    boolean freeze(String container) {
        while (!context.frozen().reserve(container)) {
            if (!freeSlot()) {
                return false;
            }
        }
        boolean done = false;
        try {
            context.engine().freeze(container);
            done = true;
        } finally {
            context.frozen().setOccupied(container, done);
        }
        context.running().setOccupied(container, false);
        return true;
    }

    /** Stops the world frozen longest. Worlds found frozen at startup are ordered by their last login. */
    private boolean freeSlot() {
        List<World> candidates = context.store().list().stream()
                .filter(world -> world.status() == WorldStatus.FROZEN)
                .sorted(Comparator.comparingLong(
                                (World world) -> context.frozen().occupiedSince(world.container()))
                        .thenComparing(World::lastLogin, Comparator.nullsFirst(Comparator.<Instant>naturalOrder())))
                .toList();
        // Players with an operation in progress are skipped: two operations that wait for each other would deadlock.
        return candidates.stream().anyMatch(world -> context.players()
                .tryRun(world.player(), () -> stop(world.player()))
                .orElse(false));
    }

    private boolean stop(String player) {
        Optional<World> world = WorldRecords.find(context.store(), player);
        try {
            Optional<Instance> instance = world.flatMap(context.inventory()::reachableContainerOf)
                    .filter(found -> found.status() == InstanceStatus.FROZEN);
            if (instance.isEmpty()) {
                return false;
            }
            String container = instance.get().name();
            context.engine().stop(container, ContainerLauncher.STOP_GRACE);
            context.frozen().setOccupied(container, false);
            context.store().update(WorldRecords.withStatus(world.get(), WorldStatus.STOPPED, null));
            return true;
        } catch (EngineException e) {
            LOG.warn("Could not stop the frozen world of {} to freeze another: {}", player, e.getMessage());
            return false;
        }
    }
}
