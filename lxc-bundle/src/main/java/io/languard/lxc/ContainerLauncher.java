package io.languard.lxc;

import io.languard.api.error.LanguardException;
import io.languard.api.world.World;
import io.languard.api.world.WorldResult;
import io.languard.api.world.WorldResult.Origin;
import io.languard.api.world.WorldStore;
import io.languard.lxc.engine.Engine;
import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.InstanceStatus;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a container to where its player can go; or leaves it stopped, its record true and its place free.
 */
final class ContainerLauncher {

    /** How long a game may take to save itself before its container is cut off. */
    static final Duration STOP_GRACE = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(ContainerLauncher.class);

    private final Engine engine;
    private final WorldStore store;
    private final CapacityLimiter capacityLimiter;
    private final CapacityLimiter frozen;
    private final ContainerInventory containerInventory;
    private final AddressPoller addresses;
    private final Duration portTimeout;

    ContainerLauncher(
            Engine engine,
            WorldStore store,
            CapacityLimiter capacityLimiter,
            CapacityLimiter frozen,
            ContainerInventory containerInventory,
            AddressPoller addresses,
            Duration portTimeout) {
        this.engine = engine;
        this.store = store;
        this.capacityLimiter = capacityLimiter;
        this.frozen = frozen;
        this.portTimeout = portTimeout;
        this.containerInventory = containerInventory;
        this.addresses = addresses;
    }

    /** Starts or thaws a container for which a place is reserved, and whose record says so. */
    WorldResult start(World world, InstanceStatus before, Origin origin) {
        try {
            engine.start(world.container(), before);
            return reach(world, origin);
        } catch (EngineException e) {
            undo(world);
            return new WorldResult.Refused(world.container(), e.getMessage());
        } catch (RuntimeException | Error e) {
            undo(world);
            throw e;
        }
    }

    /** For a container that runs already; it may still be without an address. */
    WorldResult attach(World world) {
        try {
            return reach(world, Origin.ALREADY_RUNNING);
        } catch (EngineException e) {
            return new WorldResult.Refused(world.container(), e.getMessage());
        }
    }

    private WorldResult reach(World world, Origin origin) {
        Optional<String> address = addresses.await(world.container());
        if (address.isEmpty()) {
            undo(world);
            return new WorldResult.NoAddress(world.container());
        }
        World running = WorldRecords.withStatus(world, WorldRecords.RUNNING, address.get());
        store.update(running);
        capacityLimiter.setOccupied(world.container(), true);
        frozen.setOccupied(world.container(), false);
        if (origin != Origin.ALREADY_RUNNING) {
            awaitPort(running);
        }
        return new WorldResult.Running(running, origin);
    }

    /** Its player is sent there in any case: a game may be slow, or listen elsewhere. */
    private void awaitPort(World world) {
        if (!portTimeout.isZero() && !GamePortProbe.awaitReachable(world.address(), world.port(), portTimeout)) {
            LOG.warn(
                    "World {} runs, but port {} of {} does not answer after {} s",
                    world.container(),
                    world.port(),
                    world.address(),
                    portTimeout.toSeconds());
        }
    }

    /** Stops what may have been started, and puts down what the engine then says. */
    private void undo(World world) {
        // Where the engine does not say, the record goes on saying that a start has not ended: the next look at the
        // engine stops what nobody has learned the address of. Until then the place stays taken.
        String status = WorldRecords.STARTING;
        try {
            Optional<Instance> instance = containerInventory.containerOf(world);
            if (instance.filter(found -> found.status().isAlive()).isPresent()) {
                engine.stop(world.container(), STOP_GRACE);
            }
            status = instance.isPresent() ? WorldRecords.STOPPED : WorldRecords.MISSING;
        } catch (EngineException e) {
            LOG.warn("World {} may still run after its start has failed: {}", world.container(), e.getMessage());
        }
        boolean unknown = status.equals(WorldRecords.STARTING);
        capacityLimiter.setOccupied(world.container(), unknown);
        if (!unknown) {
            frozen.setOccupied(world.container(), false);
        }
        try {
            store.update(WorldRecords.withStatus(world, status, null));
        } catch (LanguardException e) {
            LOG.warn("The record of world {} is out of date: {}", world.container(), e.getMessage());
        }
    }
}
