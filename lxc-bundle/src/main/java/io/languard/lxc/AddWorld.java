package io.languard.lxc;

import io.languard.api.world.World;
import io.languard.api.world.WorldResult;
import io.languard.api.world.WorldResult.Origin;
import io.languard.api.world.WorldStore;
import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.Status;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sees that a player's world runs. To be called for one player by one thread at a time. */
final class AddWorld {

    private static final Duration OUT_OF_REACH_LIMIT = Duration.ofSeconds(1);

    private final WorldStore store;
    private final Fleet fleet;
    private final Slots slots;
    private final Creation creation;
    private final Launch launch;
    private final Clock clock;

    AddWorld(WorldStore store, Fleet fleet, Slots slots, Creation creation, Launch launch, Clock clock) {
        this.store = store;
        this.fleet = fleet;
        this.slots = slots;
        this.creation = creation;
        this.launch = launch;
        this.clock = clock;
    }

    /** For an admin: starts the world of a player who has one. */
    WorldResult start(String player) {
        return Records.find(store, player).isEmpty() ? new WorldResult.Unknown(player) : add(player, "");
    }

    /** For an admin: lets a frozen world go on. */
    WorldResult thaw(String player) {
        Optional<World> world = Records.find(store, player);
        if (world.isEmpty()) {
            return new WorldResult.Unknown(player);
        }
        try {
            Status status = fleet.find(world.get()).map(Instance::status).orElse(Status.STOPPED);
            return status == Status.STOPPED
                    ? new WorldResult.Refused(world.get().container(), "it is not frozen")
                    : add(player, "");
        } catch (EngineException e) {
            return new WorldResult.Refused(world.get().container(), e.getMessage());
        }
    }

    /** For the player. */
    WorldResult add(String player, String name) {
        Optional<World> known = Records.find(store, player).map(world -> Records.seen(world, clock.instant()));
        try {
            // Most who ask have a world that runs: they need not wait until everything has been listed.
            if (known.filter(world -> Records.RUNNING.equals(world.status()))
                    .flatMap(fleet::glance)
                    .filter(AddWorld::runs)
                    .isPresent()) {
                return launch.join(known.get());
            }
            List<Instance> instances = fleet.look();
            Optional<World> world = known.or(() -> adopted(player, instances));
            Optional<Instance> instance = world.flatMap(found -> fleet.of(found, instances));
            if (instance.isEmpty()) {
                return creation.create(player, name, world, instances);
            }
            return switch (instance.get().status()) {
                case RUNNING -> launch.join(world.get());
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
        boolean answers = Records.RUNNING.equals(world.status())
                && world.address() != null
                && GamePort.answers(world.address(), world.port(), OUT_OF_REACH_LIMIT);
        if (!answers) {
            throw Fleet.outOfReach(instance);
        }
        store.update(world);
        return new WorldResult.Running(world, Origin.ALREADY_RUNNING);
    }

    private static boolean runs(Instance instance) {
        return instance.status() == Status.RUNNING;
    }

    /** The record of a container that has the player's mark but no record any more. */
    private Optional<World> adopted(String player, List<Instance> instances) {
        return fleet.madeFor(player, instances)
                .map(instance -> Records.seen(Records.found(player, instance), clock.instant()))
                .filter(store::insert);
    }

    private WorldResult restart(World world, Instance instance) {
        World starting = Records.with(world, Records.STARTING, null);
        store.update(starting);
        if (!slots.reserve(world.container())) {
            String status = instance.status() == Status.FROZEN ? Records.FROZEN : Records.STOPPED;
            store.update(Records.with(world, status, null));
            return new WorldResult.CapReached();
        }
        return launch.start(starting, instance.status(), Origin.STARTED);
    }
}
