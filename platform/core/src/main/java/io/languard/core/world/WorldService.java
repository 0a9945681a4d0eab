package io.languard.core.world;

import io.languard.api.world.CleanupResult;
import io.languard.api.world.World;
import io.languard.api.world.WorldProvisioner;
import io.languard.api.world.WorldResult;
import io.languard.core.registry.WorldRegistry;
import io.languard.ports.event.Events;
import io.languard.ports.figure.Figure;
import io.languard.ports.figure.FigureSource;
import io.languard.ports.settings.Settings;
import io.languard.ports.user.Actor;
import io.languard.ports.world.Worlds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Worlds by way of whichever provisioner is registered. */
@Component(service = {Worlds.class, FigureSource.class})
public class WorldService implements Worlds, FigureSource {

    private final WorldTrail trail;
    private final WorldRequests requests = new WorldRequests();

    private final WorldRegistry registry;
    private final WorldLimits limits;

    @Activate
    public WorldService(@Reference Events events, @Reference WorldRegistry registry, @Reference Settings settings) {
        this(events, registry, WorldLimits.of(settings));
    }

    WorldService(Events events, WorldRegistry registry, WorldLimits limits) {
        this.trail = new WorldTrail(events);
        this.registry = registry;
        this.limits = limits;
    }

    @Override
    public boolean available() {
        return registry.available();
    }

    @Override
    public WorldResult add(Actor actor, String player, String name) {
        WorldResult result = requests.count("add", change(worlds -> worlds.add(player, name)));
        if (result instanceof WorldResult.Running running) {
            switch (running.origin()) {
                case CREATED -> trail.add(actor, "world_created", running.world());
                case STARTED -> trail.add(actor, "world_started", running.world());
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
            trail.add(actor, frozen ? "world_frozen" : "world_stopped", stopped.world());
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
            trail.add(actor, "worlds_cleaned_up", detail);
        }
        return result;
    }

    @Override
    public List<World> list() {
        return registry.table().call(WorldLimits.TABLE, WorldProvisioner::list);
    }

    @Override
    public List<Figure> figures() {
        return requests.figures();
    }

    private WorldResult change(Function<WorldProvisioner, WorldResult> change) {
        return registry.provisioner().call(limits.change(), change);
    }
}
