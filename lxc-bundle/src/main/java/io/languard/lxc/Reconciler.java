package io.languard.lxc;

import io.languard.api.world.World;
import io.languard.api.world.WorldStore;
import io.languard.lxc.engine.Engine;
import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.InstanceState;
import io.languard.lxc.engine.Status;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Puts records right after what happened behind our back. */
final class Reconciler {

    private final Engine engine;
    private final WorldStore store;
    private final Slots slots;
    private final Slots frozen;
    private final Fleet fleet;

    Reconciler(Engine engine, WorldStore store, Slots slots, Slots frozen, Fleet fleet) {
        this.engine = engine;
        this.store = store;
        this.slots = slots;
        this.frozen = frozen;
        this.fleet = fleet;
    }

    /** Looks at everything; gives the players whose records must be looked at one by one. */
    Set<String> differing() {
        List<Instance> instances = fleet.look();
        Set<String> differing = new HashSet<>();
        Set<String> known = new HashSet<>();
        for (World world : store.list()) {
            known.add(world.player());
            String status = status(world, fleet.of(world, instances));
            if (!status.equals(world.status()) || status.equals(Records.RUNNING)) {
                differing.add(world.player()); // one that runs may have another address by now
            }
        }
        for (Instance instance : instances) {
            Tags.owner(instance)
                    .filter(owner -> !known.contains(owner))
                    .filter(owner -> fleet.madeFor(owner, List.of(instance)).isPresent())
                    .filter(owner -> store.insert(Records.found(owner, instance)))
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
    boolean check(String player) {
        Optional<World> known = Records.find(store, player);
        if (known.isEmpty()) {
            return true;
        }
        World world = known.get();
        long mark = slots.mark();
        long frozenMark = frozen.mark();
        Optional<Instance> instance = fleet.find(world);
        if (instance.filter(found -> found.status() == Status.UNREACHABLE).isPresent()) {
            return true; // what was last known of it stands
        }
        if (leftOver(world, instance)) {
            engine.stop(world.container(), Launch.GRACE);
            slots.settle(world.container(), false);
            store.update(Records.with(world, Records.STOPPED, null));
            return true;
        }
        String status = status(world, instance);
        slots.seen(
                mark,
                world.container(),
                instance.filter(found -> found.status().takesPlace()).isPresent());
        frozen.seen(
                frozenMark,
                world.container(),
                instance.filter(found -> found.status() == Status.FROZEN).isPresent());
        String address = status.equals(Records.RUNNING) ? address(world.container()) : null;
        if (!status.equals(world.status()) || !Objects.equals(address, world.address())) {
            store.update(Records.with(world, status, address));
        }
        return !status.equals(Records.RUNNING) || address != null;
    }

    /**
     * Whether a start of ours was cut off by our own end: nobody has learned the world's address, so it would keep its
     * place for nothing. One without our mark is another program's, which may be starting it now.
     */
    private static boolean leftOver(World world, Optional<Instance> instance) {
        return Records.unfinished(world)
                && instance.filter(found -> found.status() == Status.RUNNING)
                        .flatMap(Tags::owner)
                        .isPresent();
    }

    private static String status(World world, Optional<Instance> instance) {
        if (instance.isEmpty()) {
            return Records.MISSING;
        }
        return switch (instance.get().status()) {
            case RUNNING -> Records.unfinished(world)
                            && Tags.owner(instance.get()).isPresent()
                    ? Records.STOPPED
                    : Records.RUNNING;
            case STOPPED -> Records.STOPPED;
            case FROZEN -> Records.FROZEN;
            case UNREACHABLE, OTHER -> world.status() == null ? Records.RUNNING : world.status();
        };
    }

    private String address(String container) {
        InstanceState state = engine.state(container);
        return Addresses.best(state.addresses()).orElse(null);
    }
}
