package io.languard.lxc;

import io.languard.api.error.LanguardException;
import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.InstanceStatus;
import io.languard.world.StartedWorld;
import io.languard.world.StartedWorld.Origin;
import io.languard.world.World;
import io.languard.world.WorldFailure;
import io.languard.world.WorldResult;
import io.languard.world.WorldStatus;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a container and waits for its address. If that fails, stops the container, corrects its record and releases
 * its slot.
 */
final class ContainerLauncher {

    /** The time a game gets to save its state before its container is killed. */
    static final Duration STOP_GRACE = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(ContainerLauncher.class);

    private final WorldContext context;
    private final AddressPoller addresses;
    private final Duration portTimeout;

    ContainerLauncher(WorldContext context) {
        this.context = context;
        this.addresses = new AddressPoller(context.engine(), context.settings().addressTimeout());
        this.portTimeout = context.settings().portTimeout();
    }

    /** Starts or thaws a container whose slot is reserved and whose record says that it is being started. */
    WorldResult<StartedWorld> start(World world, InstanceStatus before, Origin origin) {
        try {
            context.engine().start(world.container(), before);
            return awaitAddress(world, origin);
        } catch (EngineException e) {
            undo(world);
            return WorldResult.failure(WorldFailure.refused(world.container(), e.getMessage()));
        } catch (RuntimeException | Error e) {
            undo(world);
            throw e;
        }
    }

    /** Waits for the address of a container that is running already. */
    WorldResult<StartedWorld> attach(World world) {
        try {
            return awaitAddress(world, Origin.ALREADY_RUNNING);
        } catch (EngineException e) {
            return WorldResult.failure(WorldFailure.refused(world.container(), e.getMessage()));
        }
    }

    private WorldResult<StartedWorld> awaitAddress(World world, Origin origin) {
        Optional<String> address = addresses.await(world.container());
        if (address.isEmpty()) {
            undo(world);
            return WorldResult.failure(WorldFailure.noAddress(world.container()));
        }
        World running = WorldRecords.withStatus(world, WorldStatus.RUNNING, address.get());
        context.store().update(running);
        context.running().setOccupied(world.container(), true);
        context.frozen().setOccupied(world.container(), false);
        if (origin != Origin.ALREADY_RUNNING) {
            awaitPort(running, address.get());
        }
        return WorldResult.success(new StartedWorld(running, origin));
    }

    /** A timeout does not fail the start: the game may be slow, or listen on another port. */
    private void awaitPort(World world, String address) {
        if (!portTimeout.isZero() && !GamePortProbe.awaitReachable(address, world.port(), portTimeout)) {
            LOG.warn(
                    "World {} is running, but port {} of {} does not respond after {} s",
                    world.container(),
                    world.port(),
                    address,
                    portTimeout.toSeconds());
        }
    }

    /** Stops what may have been started, and records the state that the engine then reports. */
    private void undo(World world) {
        // If the engine cannot be queried, the record continues to say that a start is pending, and the slot remains
        // occupied. The next reconciliation stops the container, since no client has received its address.
        WorldStatus status = WorldStatus.STARTING;
        try {
            Optional<Instance> instance = context.inventory().containerOf(world);
            if (instance.filter(found -> found.status().isAlive()).isPresent()) {
                context.engine().stop(world.container(), STOP_GRACE);
            }
            status = instance.isPresent() ? WorldStatus.STOPPED : WorldStatus.MISSING;
        } catch (EngineException e) {
            LOG.warn("World {} may still be running after its start failed: {}", world.container(), e.getMessage());
        }
        boolean unknown = status == WorldStatus.STARTING;
        context.running().setOccupied(world.container(), unknown);
        if (!unknown) {
            context.frozen().setOccupied(world.container(), false);
        }
        try {
            context.store().update(WorldRecords.withStatus(world, status, null));
        } catch (LanguardException e) {
            LOG.warn("Failed to update the record of world {}: {}", world.container(), e.getMessage());
        }
    }
}
