package io.languard.lxc;

import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.InstanceStatus;
import io.languard.world.World;
import io.languard.world.WorldFailure;
import io.languard.world.WorldResult;
import java.time.Duration;
import java.util.Optional;

/** Deletes worlds with their containers and records. Must not run concurrently for one player. */
final class WorldRemover {

    private final WorldContext context;

    WorldRemover(WorldContext context) {
        this.context = context;
    }

    WorldResult<World> delete(String player) {
        Optional<World> world = WorldRecords.find(context.store(), player);
        if (world.isEmpty()) {
            return WorldResult.failure(WorldFailure.unknownPlayer());
        }
        try {
            remove(world.get());
            return WorldResult.success(world.get());
        } catch (EngineException e) {
            return WorldResult.failure(WorldFailure.refused(world.get().container(), e.getMessage()));
        }
    }

    /** @throws EngineException if the container was not deleted; the record is then retained */
    void remove(World world) {
        Optional<Instance> instance = context.inventory().findContainer(world);
        if (instance.isPresent()) {
            String container = instance.get().name();
            if (instance.get().status() == InstanceStatus.UNREACHABLE) {
                throw ContainerInventory.unreachableMember(instance.get());
            }
            if (instance.get().status().isAlive()) {
                context.engine().stop(container, Duration.ZERO); // no grace period: its data is deleted anyway
                context.running().setOccupied(container, false);
                context.frozen().setOccupied(container, false);
            }
            context.engine().delete(container);
        }
        context.store().delete(world.player());
    }
}
