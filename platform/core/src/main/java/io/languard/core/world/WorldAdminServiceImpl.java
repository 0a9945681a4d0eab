package io.languard.core.world;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.registry.WorldRegistry;
import io.languard.service.event.AddressMasker;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.WorldAuditEvent;
import io.languard.service.event.WorldAuditEvent.WorldDeleted;
import io.languard.service.event.WorldAuditEvent.WorldFrozen;
import io.languard.service.event.WorldAuditEvent.WorldStarted;
import io.languard.service.event.WorldAuditEvent.WorldStopped;
import io.languard.service.event.WorldAuditEvent.WorldThawed;
import io.languard.service.settings.Settings;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import io.languard.service.world.WorldAdminService;
import io.languard.world.StartedWorld;
import io.languard.world.StoppedWorld;
import io.languard.world.World;
import io.languard.world.WorldControl;
import io.languard.world.WorldFailure;
import io.languard.world.WorldProvisioner;
import io.languard.world.WorldResult;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Delegates admins' requests to the registered provisioner, audits them and translates failures to coded errors. */
@Component(service = WorldAdminService.class)
public class WorldAdminServiceImpl implements WorldAdminService {

    private final Authorizer authorizer;
    private final EventService eventService;

    private final WorldRegistry registry;
    private final WorldTimeouts timeouts;

    @Activate
    public WorldAdminServiceImpl(
            @Reference Authorizer authorizer,
            @Reference EventService eventService,
            @Reference WorldRegistry registry,
            @Reference Settings settings) {
        this(authorizer, eventService, registry, WorldTimeouts.of(settings));
    }

    WorldAdminServiceImpl(
            Authorizer authorizer, EventService eventService, WorldRegistry registry, WorldTimeouts timeouts) {
        this.authorizer = authorizer;
        this.eventService = eventService;
        this.registry = registry;
        this.timeouts = timeouts;
    }

    @Override
    public World get(Actor actor, String player) {
        WorldAccess.requireView(authorizer, actor);
        return registry.records().call(WorldTimeouts.RECORDS, WorldProvisioner::list).stream()
                .filter(world -> world.player().equals(player))
                .findFirst()
                .orElseThrow(() -> unknownPlayer(player));
    }

    @Override
    public World start(Actor actor, String player) {
        authorizer.require(actor, Permission.WORLDS_MANAGE);
        return started(actor, WorldStarted::new, call(player, control -> control.start(player)));
    }

    @Override
    public World stop(Actor actor, String player) {
        authorizer.require(actor, Permission.WORLDS_MANAGE);
        return stopped(actor, WorldStopped::new, call(player, control -> control.halt(player)));
    }

    @Override
    public World freeze(Actor actor, String player) {
        authorizer.require(actor, Permission.WORLDS_MANAGE);
        return stopped(actor, WorldFrozen::new, call(player, control -> control.freeze(player)));
    }

    @Override
    public World thaw(Actor actor, String player) {
        authorizer.require(actor, Permission.WORLDS_MANAGE);
        return started(actor, WorldThawed::new, call(player, control -> control.thaw(player)));
    }

    @Override
    public void delete(Actor actor, String player) {
        authorizer.require(actor, Permission.WORLDS_MANAGE);
        World deleted = call(player, control -> control.delete(player));
        audit(actor, WorldDeleted::new, deleted);
    }

    @Override
    public String console(Actor actor, String player) {
        WorldAccess.requireView(authorizer, actor);
        String text = call(player, control -> control.console(player));
        return authorizer.maySeeAddresses(actor, null) ? text : AddressMasker.mask(text);
    }

    private World started(Actor actor, BiFunction<String, String, WorldAuditEvent> event, StartedWorld started) {
        if (started.origin() != StartedWorld.Origin.ALREADY_RUNNING) {
            audit(actor, event, started.world());
        }
        return started.world();
    }

    private World stopped(Actor actor, BiFunction<String, String, WorldAuditEvent> event, StoppedWorld stopped) {
        if (!stopped.already()) {
            audit(actor, event, stopped.world());
        }
        return stopped.world();
    }

    private void audit(Actor actor, BiFunction<String, String, WorldAuditEvent> event, World world) {
        eventService.publish(PlatformEvent.Audited.now(null, actor, event.apply(world.player(), world.container())));
    }

    private <T> T call(String player, Function<WorldControl, WorldResult<T>> call) {
        WorldResult<T> result = registry.control().call(timeouts.change(), call);
        return result.fold(Function.identity(), failure -> {
            throw error(player, failure);
        });
    }

    private static LanguardException error(String player, WorldFailure failure) {
        return switch (failure.reason()) {
            case UNKNOWN_PLAYER -> unknownPlayer(player);
            case CAP_REACHED ->
                new LanguardException(ErrorCode.CONFLICT, "The limit of running worlds has been reached");
            case NO_ADDRESS ->
                new LanguardException(
                        ErrorCode.CONFLICT,
                        "World " + failure.container() + " did not get an address in time and has been stopped");
            case ENGINE_REFUSED ->
                new LanguardException(ErrorCode.CONFLICT, "World " + failure.container() + ": " + failure.details());
            case DATABASE_UNAVAILABLE ->
                new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "The database is unavailable");
        };
    }

    private static LanguardException unknownPlayer(String player) {
        return new LanguardException(ErrorCode.NOT_FOUND, "Player '" + player + "' has no world");
    }
}
