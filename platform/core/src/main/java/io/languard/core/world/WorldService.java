package io.languard.core.world;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.world.CleanupResult;
import io.languard.api.world.World;
import io.languard.api.world.WorldProvisioner;
import io.languard.api.world.WorldResult;
import io.languard.ports.event.Events;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.user.Actor;
import io.languard.ports.world.Worlds;
import java.time.Instant;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Worlds by way of whichever provisioner is registered. It waits for an engine as long as that needs, on the caller's thread;
 * what a provisioner throws when its bundle goes in the middle of a call is an absence, not a failure.
 */
@Component(service = Worlds.class)
public class WorldService implements Worlds {

    private static final Logger LOG = LoggerFactory.getLogger(WorldService.class);

    private final Events events;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile WorldProvisioner provisioner;

    @Activate
    public WorldService(@Reference Events events) {
        this.events = events;
    }

    @Override
    public boolean available() {
        return provisioner != null;
    }

    @Override
    public WorldResult add(Actor actor, String player, String name) {
        WorldResult result = call(worlds -> worlds.add(player, name));
        if (result instanceof WorldResult.Running running) {
            switch (running.origin()) {
                case CREATED -> audit(actor, "world_created", running.world());
                case STARTED -> audit(actor, "world_started", running.world());
                case ALREADY_RUNNING -> {} // nothing has changed
            }
        }
        return result;
    }

    @Override
    public WorldResult stop(Actor actor, String player) {
        WorldResult result = call(worlds -> worlds.stop(player));
        if (result instanceof WorldResult.Stopped stopped && !stopped.already()) {
            audit(actor, "world_stopped", stopped.world());
        }
        return result;
    }

    @Override
    public CleanupResult cleanup(Actor actor) {
        CleanupResult result = call(WorldProvisioner::cleanup);
        audit(actor, "worlds_cleaned_up", Map.of("removed", result.removed(), "errors", result.errors()));
        return result;
    }

    @Override
    public List<World> list() {
        return call(WorldProvisioner::list);
    }

    private <R> R call(Function<WorldProvisioner, R> call) {
        WorldProvisioner now = provisioner;
        if (now == null) {
            throw absent();
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(now.getClass().getClassLoader());
        try {
            return call.apply(now);
        } catch (LanguardException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            if (provisioner != now) {
                throw absent();
            }
            LOG.error("The provisioner of worlds failed", e);
            throw new LanguardException(ErrorCode.INTERNAL_ERROR, "The provisioner of worlds failed", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static LanguardException absent() {
        return new LanguardException(ErrorCode.CAPABILITY_NOT_SUPPORTED, "Container provisioning is not available");
    }

    private void audit(Actor actor, String type, World world) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("player", world.player());
        detail.put("container", world.container());
        audit(actor, type, detail);
    }

    private void audit(Actor actor, String type, Map<String, Object> detail) {
        events.publish(new PlatformEvent.Audited(null, type, actor.name(), detail, Instant.now()));
    }
}
