package io.languard.lxc;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.world.CleanupResult;
import io.languard.api.world.World;
import io.languard.api.world.WorldControl;
import io.languard.api.world.WorldLoad;
import io.languard.api.world.WorldProvisioner;
import io.languard.api.world.WorldResult;
import io.languard.api.world.WorldResult.Origin;
import io.languard.api.world.WorldStore;
import io.languard.lxc.PlayerLines.Kind;
import io.languard.lxc.engine.Engine;
import io.languard.lxc.engine.EngineException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Worlds on whatever engine: each player's requests one after another, those of different players side by side. */
final class Provisioner implements WorldProvisioner, WorldControl {

    private static final int CONSOLE = 64 << 10;

    private final Engine engine;
    private final WorldStore store;
    private final PlayerLines lines = new PlayerLines();
    private final Slots slots;
    private final Slots frozen;
    private final Fleet fleet;
    private final AddWorld addWorld;
    private final StopWorld stopWorld;
    private final Removal removal;
    private final Cleanup cleanup;
    private final Reconciler reconciler;

    Provisioner(Engine engine, WorldStore store, LxcSettings settings, Clock clock) {
        this.engine = engine;
        this.store = store;
        this.slots = new Slots(settings.cap());
        this.frozen = new Slots(settings.frozenCap());
        Template template = settings.template();
        this.fleet = new Fleet(engine, store, slots, frozen, template.base());
        AddressWait addresses = new AddressWait(engine, settings.addressTimeout());
        Launch launch = new Launch(engine, store, slots, frozen, fleet, addresses, settings.portTimeout());
        Creation creation = new Creation(engine, store, slots, launch, template, clock);
        this.addWorld = new AddWorld(store, fleet, slots, creation, launch, clock);
        Freezer freezer = new Freezer(engine, store, slots, frozen, fleet, lines);
        this.stopWorld = new StopWorld(engine, store, slots, frozen, fleet, freezer, settings.freezes(), clock);
        this.removal = new Removal(engine, store, slots, frozen, fleet);
        this.cleanup = new Cleanup(store, removal, lines, settings.inactivity(), clock);
        this.reconciler = new Reconciler(engine, store, slots, frozen, fleet);
    }

    @Override
    public WorldResult add(String player, String name) {
        return inTurn(player, Kind.ADD, () -> addWorld.add(player, name));
    }

    @Override
    public WorldResult stop(String player) {
        return inTurn(player, Kind.STOP, () -> stopWorld.leave(player));
    }

    @Override
    public WorldResult start(String player) {
        return inTurn(player, Kind.START, () -> addWorld.start(player));
    }

    @Override
    public WorldResult freeze(String player) {
        return inTurn(player, Kind.FREEZE, () -> stopWorld.freeze(player));
    }

    @Override
    public WorldResult thaw(String player) {
        return inTurn(player, Kind.THAW, () -> addWorld.thaw(player));
    }

    @Override
    public WorldResult halt(String player) {
        return inTurn(player, Kind.HALT, () -> stopWorld.stop(player));
    }

    @Override
    public WorldResult delete(String player) {
        return inTurn(player, Kind.DELETE, () -> removal.delete(player));
    }

    @Override
    public WorldResult console(String player) {
        return unlessNoDatabase(() -> {
            Optional<World> world = Records.find(store, player);
            if (world.isEmpty()) {
                return new WorldResult.Unknown(player);
            }
            try {
                String text = fleet.of(world.get())
                        .map(instance -> engine.console(instance.name()))
                        .orElse("");
                return new WorldResult.Console(world.get(), text.substring(Math.max(0, text.length() - CONSOLE)));
            } catch (EngineException e) {
                return new WorldResult.Refused(world.get().container(), e.getMessage());
            }
        });
    }

    @Override
    public WorldLoad load() {
        return new WorldLoad(slots.used(), slots.cap(), frozen.used(), frozen.cap());
    }

    private WorldResult inTurn(String player, Kind kind, Supplier<WorldResult> work) {
        try {
            return lines.run(player, kind, () -> unlessNoDatabase(work), Provisioner::shared);
        } catch (EngineException e) {
            return new WorldResult.Refused(player, e.getMessage()); // given up while it waited for its turn
        }
    }

    /** One request has done it; for those who came meanwhile it was done already, so that nothing is counted twice. */
    private static WorldResult shared(WorldResult result) {
        if (result instanceof WorldResult.Running running) {
            return new WorldResult.Running(running.world(), Origin.ALREADY_RUNNING);
        }
        if (result instanceof WorldResult.Stopped stopped) {
            return new WorldResult.Stopped(stopped.world(), true);
        }
        if (result instanceof WorldResult.Frozen frozenNow) {
            return new WorldResult.Frozen(frozenNow.world(), true);
        }
        return result instanceof WorldResult.Deleted deleted
                ? new WorldResult.Unknown(deleted.world().player())
                : result;
    }

    @Override
    public CleanupResult cleanup() {
        try {
            return cleanup.run();
        } catch (LanguardException e) {
            if (e.code() == ErrorCode.DATABASE_UNAVAILABLE) {
                return new CleanupResult(0, List.of("Database connection failed"));
            }
            throw e;
        }
    }

    @Override
    public List<World> list() {
        return store.list().stream().sorted(Comparator.comparing(World::player)).toList();
    }

    /** For whoever learns that something may have happened behind our back. */
    Reconciler reconciler() {
        return reconciler;
    }

    PlayerLines lines() {
        return lines;
    }

    private static WorldResult unlessNoDatabase(Supplier<WorldResult> work) {
        try {
            return work.get();
        } catch (LanguardException e) {
            if (e.code() == ErrorCode.DATABASE_UNAVAILABLE) {
                return new WorldResult.NoDatabase();
            }
            throw e;
        }
    }
}
