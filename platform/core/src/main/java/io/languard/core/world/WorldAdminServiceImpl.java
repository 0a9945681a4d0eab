package io.languard.core.world;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.world.World;
import io.languard.api.world.WorldControl;
import io.languard.api.world.WorldProvisioner;
import io.languard.api.world.WorldResult;
import io.languard.api.world.WorldResult.Origin;
import io.languard.core.registry.WorldRegistry;
import io.languard.service.event.EventService;
import io.languard.service.settings.Settings;
import io.languard.service.user.Actor;
import io.languard.service.world.WorldAdminService;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Worlds as admins deal with them. */
@Component(service = WorldAdminService.class)
public class WorldAdminServiceImpl implements WorldAdminService {

    private final WorldAuditor trail;

    private final WorldRegistry registry;
    private final WorldTimeouts limits;

    @Activate
    public WorldAdminServiceImpl(
            @Reference EventService eventService, @Reference WorldRegistry registry, @Reference Settings settings) {
        this(eventService, registry, WorldTimeouts.of(settings));
    }

    WorldAdminServiceImpl(EventService eventService, WorldRegistry registry, WorldTimeouts limits) {
        this.trail = new WorldAuditor(eventService);
        this.registry = registry;
        this.limits = limits;
    }

    @Override
    public World get(String player) {
        return registry.records().call(WorldTimeouts.RECORDS, WorldProvisioner::list).stream()
                .filter(world -> world.player().equals(player))
                .findFirst()
                .orElseThrow(() -> unknown(player));
    }

    @Override
    public World start(Actor actor, String player) {
        return running(actor, "world_started", call(worlds -> worlds.start(player)));
    }

    @Override
    public World stop(Actor actor, String player) {
        WorldResult result = call(worlds -> worlds.halt(player));
        if (!(result instanceof WorldResult.Stopped stopped)) {
            throw refused(result);
        }
        if (!stopped.already()) {
            trail.audit(actor, "world_stopped", stopped.world());
        }
        return stopped.world();
    }

    @Override
    public World freeze(Actor actor, String player) {
        WorldResult result = call(worlds -> worlds.freeze(player));
        if (!(result instanceof WorldResult.Frozen frozen)) {
            throw refused(result);
        }
        if (!frozen.already()) {
            trail.audit(actor, "world_frozen", frozen.world());
        }
        return frozen.world();
    }

    @Override
    public World thaw(Actor actor, String player) {
        return running(actor, "world_thawed", call(worlds -> worlds.thaw(player)));
    }

    @Override
    public void delete(Actor actor, String player) {
        WorldResult result = call(worlds -> worlds.delete(player));
        if (!(result instanceof WorldResult.Deleted deleted)) {
            throw refused(result);
        }
        trail.audit(actor, "world_deleted", deleted.world());
    }

    @Override
    public String console(String player) {
        WorldResult result = call(worlds -> worlds.console(player));
        if (result instanceof WorldResult.Console console) {
            return console.text();
        }
        throw refused(result);
    }

    private World running(Actor actor, String event, WorldResult result) {
        if (!(result instanceof WorldResult.Running running)) {
            throw refused(result);
        }
        if (running.origin() != Origin.ALREADY_RUNNING) {
            trail.audit(actor, event, running.world());
        }
        return running.world();
    }

    private WorldResult call(Function<WorldControl, WorldResult> call) {
        return registry.control().call(limits.change(), call);
    }

    private static LanguardException unknown(String player) {
        return new LanguardException(ErrorCode.NOT_FOUND, "Player '" + player + "' has no world");
    }

    private static LanguardException refused(WorldResult result) {
        if (result instanceof WorldResult.Unknown unknown) {
            return unknown(unknown.player());
        }
        if (result instanceof WorldResult.CapReached) {
            return new LanguardException(ErrorCode.CONFLICT, "As many worlds run as may run at one time");
        }
        if (result instanceof WorldResult.NoAddress none) {
            return new LanguardException(
                    ErrorCode.CONFLICT, "World " + none.container() + " got no address in time and was stopped again");
        }
        if (result instanceof WorldResult.Refused refused) {
            return new LanguardException(ErrorCode.CONFLICT, "World " + refused.container() + ": " + refused.details());
        }
        if (result instanceof WorldResult.NoDatabase) {
            return new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "The database is out of reach");
        }
        return new LanguardException(ErrorCode.INTERNAL_ERROR, "The provisioner of worlds gave no answer");
    }
}
