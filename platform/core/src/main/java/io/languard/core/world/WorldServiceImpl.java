package io.languard.core.world;

import io.languard.api.world.CleanupResult;
import io.languard.api.world.World;
import io.languard.api.world.WorldProvisioner;
import io.languard.api.world.WorldResult;
import io.languard.core.registry.WorldRegistry;
import io.languard.service.event.EventService;
import io.languard.service.monitoring.PlatformMetric;
import io.languard.service.monitoring.PlatformMetricSource;
import io.languard.service.settings.Settings;
import io.languard.service.user.Actor;
import io.languard.service.world.WorldService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Worlds by way of whichever provisioner is registered. */
@Component(service = {WorldService.class, PlatformMetricSource.class})
public class WorldServiceImpl implements WorldService, PlatformMetricSource {

    private final WorldAuditor trail;
    private final WorldRequestCounter requests = new WorldRequestCounter();

    private final WorldRegistry registry;
    private final WorldTimeouts limits;

    @Activate
    public WorldServiceImpl(
            @Reference EventService eventService, @Reference WorldRegistry registry, @Reference Settings settings) {
        this(eventService, registry, WorldTimeouts.of(settings));
    }

    WorldServiceImpl(EventService eventService, WorldRegistry registry, WorldTimeouts limits) {
        this.trail = new WorldAuditor(eventService);
        this.registry = registry;
        this.limits = limits;
    }

    @Override
    public boolean available() {
        return registry.available();
    }

    @Override
    public WorldResult ensureRunning(Actor actor, String player, String name) {
        WorldResult result = requests.count("add", change(worlds -> worlds.ensureRunning(player, name)));
        if (result instanceof WorldResult.Running running) {
            switch (running.origin()) {
                case CREATED -> trail.audit(actor, "world_created", running.world());
                case STARTED -> trail.audit(actor, "world_started", running.world());
                case ALREADY_RUNNING -> {} // nothing has changed
            }
        }
        return result;
    }

    @Override
    public WorldResult stop(Actor actor, String player) {
        WorldResult result = requests.count("stop", change(worlds -> worlds.stop(player)));
        if (result instanceof WorldResult.Stopped stopped && !stopped.already()) {
            boolean frozen = "frozen".equals(stopped.world().status());
            trail.audit(actor, frozen ? "world_frozen" : "world_stopped", stopped.world());
        }
        return result;
    }

    @Override
    public CleanupResult cleanup(Actor actor) {
        CleanupResult result = registry.provisioner().call(limits.cleanup(), WorldProvisioner::cleanup);
        if (result.removed() > 0 || !result.errors().isEmpty() || !actor.equals(Actor.supervisor())) {
            Map<String, Object> detail = new LinkedHashMap<>(); // in this order
            detail.put("removed", result.removed());
            detail.put("errors", result.errors());
            trail.audit(actor, "worlds_cleaned_up", detail);
        }
        return result;
    }

    @Override
    public List<World> list() {
        return registry.records().call(WorldTimeouts.RECORDS, WorldProvisioner::list);
    }

    @Override
    public List<PlatformMetric> metrics() {
        return requests.metrics();
    }

    private WorldResult change(Function<WorldProvisioner, WorldResult> change) {
        return registry.provisioner().call(limits.change(), change);
    }
}
