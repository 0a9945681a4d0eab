package io.languard.core.world;

import io.languard.api.world.CleanupResult;
import io.languard.api.world.World;
import io.languard.api.world.WorldProvisioner;
import io.languard.api.world.WorldResult;
import io.languard.ports.event.Events;
import io.languard.ports.figure.Figure;
import io.languard.ports.figure.FigureSource;
import io.languard.ports.user.Actor;
import io.languard.ports.world.Worlds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Worlds by way of whichever provisioner is registered. */
@Component(service = {Worlds.class, FigureSource.class})
public class WorldService implements Worlds, FigureSource {

    private final WorldTrail trail;
    private final WorldRequests requests = new WorldRequests();

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile WorldProvisioner provisioner;

    @Activate
    public WorldService(@Reference Events events) {
        this.trail = new WorldTrail(events);
    }

    @Override
    public boolean available() {
        return provisioner != null;
    }

    @Override
    public WorldResult add(Actor actor, String player, String name) {
        WorldResult result = requests.count("add", call(worlds -> worlds.add(player, name)));
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
        WorldResult result = requests.count("stop", call(worlds -> worlds.stop(player)));
        if (result instanceof WorldResult.Stopped stopped && !stopped.already()) {
            boolean frozen = "frozen".equals(stopped.world().status());
            trail.add(actor, frozen ? "world_frozen" : "world_stopped", stopped.world());
        }
        return result;
    }

    @Override
    public CleanupResult cleanup(Actor actor) {
        CleanupResult result = call(WorldProvisioner::cleanup);
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
        return call(WorldProvisioner::list);
    }

    @Override
    public List<Figure> figures() {
        return requests.figures();
    }

    private <R> R call(Function<WorldProvisioner, R> call) {
        return WorldCalls.call(() -> provisioner, call);
    }
}
