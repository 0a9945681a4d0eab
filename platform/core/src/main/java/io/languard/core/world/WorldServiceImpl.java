package io.languard.core.world;

import io.languard.core.registry.WorldRegistry;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.WorldAuditEvent;
import io.languard.service.event.WorldAuditEvent.WorldCreated;
import io.languard.service.event.WorldAuditEvent.WorldFrozen;
import io.languard.service.event.WorldAuditEvent.WorldStarted;
import io.languard.service.event.WorldAuditEvent.WorldStopped;
import io.languard.service.event.WorldAuditEvent.WorldsCleanedUp;
import io.languard.service.settings.Settings;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import io.languard.service.world.WorldService;
import io.languard.world.CleanupResult;
import io.languard.world.StartedWorld;
import io.languard.world.StoppedWorld;
import io.languard.world.World;
import io.languard.world.WorldProvisioner;
import io.languard.world.WorldResult;
import io.languard.world.WorldStatus;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Delegates players' requests to the registered provisioner, and audits and counts them. */
@Component(service = {WorldService.class, MultiCollector.class})
public class WorldServiceImpl implements WorldService, MultiCollector {

    private final Authorizer authorizer;
    private final EventService eventService;
    private final WorldRequestCounter requests = new WorldRequestCounter();

    private final WorldRegistry registry;
    private final WorldTimeouts timeouts;

    @Activate
    public WorldServiceImpl(
            @Reference Authorizer authorizer,
            @Reference EventService eventService,
            @Reference WorldRegistry registry,
            @Reference Settings settings) {
        this(authorizer, eventService, registry, WorldTimeouts.of(settings));
    }

    WorldServiceImpl(Authorizer authorizer, EventService eventService, WorldRegistry registry, WorldTimeouts timeouts) {
        this.authorizer = authorizer;
        this.eventService = eventService;
        this.registry = registry;
        this.timeouts = timeouts;
    }

    @Override
    public boolean available() {
        return registry.available();
    }

    @Override
    public WorldResult<StartedWorld> ensureRunning(Actor actor, String player, String name) {
        authorizer.require(actor, Permission.WORLDS_MANAGE);
        WorldResult<StartedWorld> result = call(provisioner -> provisioner.ensureRunning(player, name));
        requests.countAdd(result);
        if (result instanceof WorldResult.Success<StartedWorld> success) {
            World world = success.value().world();
            switch (success.value().origin()) {
                case CREATED -> audit(actor, new WorldCreated(world.player(), world.container()));
                case STARTED -> audit(actor, new WorldStarted(world.player(), world.container()));
                case ALREADY_RUNNING -> {} // nothing has changed
            }
        }
        return result;
    }

    @Override
    public WorldResult<StoppedWorld> stop(Actor actor, String player) {
        authorizer.require(actor, Permission.WORLDS_MANAGE);
        WorldResult<StoppedWorld> result = call(provisioner -> provisioner.stop(player));
        requests.countStop(result);
        if (result instanceof WorldResult.Success<StoppedWorld> success
                && !success.value().already()) {
            World world = success.value().world();
            audit(
                    actor,
                    world.status() == WorldStatus.FROZEN
                            ? new WorldFrozen(world.player(), world.container())
                            : new WorldStopped(world.player(), world.container()));
        }
        return result;
    }

    @Override
    public boolean mayStop(Actor actor, String address, String player) {
        authorizer.require(actor, Permission.WORLDS_MANAGE);
        List<World> here = list(actor).stream()
                .filter(world -> address.equals(world.address()) && world.status() == WorldStatus.RUNNING)
                .toList();
        return here.isEmpty() || here.stream().anyMatch(world -> world.player().equals(player));
    }

    @Override
    public CleanupResult cleanup(Actor actor) {
        authorizer.require(actor, Permission.WORLDS_MANAGE);
        CleanupResult result = registry.provisioner().call(timeouts.cleanup(), WorldProvisioner::cleanup);
        if (result.removed() > 0 || !result.errors().isEmpty() || !actor.equals(Actor.supervisor())) {
            audit(actor, new WorldsCleanedUp(result.removed(), result.errors()));
        }
        return result;
    }

    @Override
    public List<World> list(Actor actor) {
        WorldAccess.requireView(authorizer, actor);
        return registry.records().call(WorldTimeouts.RECORDS, WorldProvisioner::list);
    }

    @Override
    public MetricSnapshots collect() {
        return new MetricSnapshots(requests.collect());
    }

    private void audit(Actor actor, WorldAuditEvent event) {
        eventService.publish(PlatformEvent.Audited.now(null, actor, event));
    }

    private <T> WorldResult<T> call(Function<WorldProvisioner, WorldResult<T>> call) {
        return registry.provisioner().call(timeouts.change(), call);
    }
}
