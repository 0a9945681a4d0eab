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
import io.languard.lxc.PerPlayerExecutor.WorldOperation;
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
    private final PerPlayerExecutor lines = new PerPlayerExecutor();
    private final CapacityLimiter capacityLimiter;
    private final CapacityLimiter frozen;
    private final ContainerInventory containerInventory;
    private final WorldStarter worldStarter;
    private final WorldStopper worldStopper;
    private final WorldRemover worldRemover;
    private final InactiveWorldCleaner inactiveWorldCleaner;
    private final Reconciler reconciler;

    Provisioner(Engine engine, WorldStore store, LxcSettings settings, Clock clock) {
        this.engine = engine;
        this.store = store;
        this.capacityLimiter = new CapacityLimiter(settings.cap());
        this.frozen = new CapacityLimiter(settings.frozenCap());
        Template template = settings.template();
        this.containerInventory = new ContainerInventory(engine, store, capacityLimiter, frozen, template.base());
        AddressPoller addresses = new AddressPoller(engine, settings.addressTimeout());
        ContainerLauncher containerLauncher = new ContainerLauncher(
                engine, store, capacityLimiter, frozen, containerInventory, addresses, settings.portTimeout());
        ContainerCreator containerCreator =
                new ContainerCreator(engine, store, capacityLimiter, containerLauncher, template, clock);
        this.worldStarter = new WorldStarter(
                store, containerInventory, capacityLimiter, containerCreator, containerLauncher, clock);
        WorldFreezer worldFreezer = new WorldFreezer(engine, store, capacityLimiter, frozen, containerInventory, lines);
        this.worldStopper = new WorldStopper(
                engine,
                store,
                capacityLimiter,
                frozen,
                containerInventory,
                worldFreezer,
                settings.freezeOnLeave(),
                clock);
        this.worldRemover = new WorldRemover(engine, store, capacityLimiter, frozen, containerInventory);
        this.inactiveWorldCleaner = new InactiveWorldCleaner(store, worldRemover, lines, settings.inactivity(), clock);
        this.reconciler = new Reconciler(engine, store, capacityLimiter, frozen, containerInventory);
    }

    @Override
    public WorldResult ensureRunning(String player, String name) {
        return inTurn(player, WorldOperation.ADD, () -> worldStarter.add(player, name));
    }

    @Override
    public WorldResult stop(String player) {
        return inTurn(player, WorldOperation.STOP, () -> worldStopper.leave(player));
    }

    @Override
    public WorldResult start(String player) {
        return inTurn(player, WorldOperation.START, () -> worldStarter.start(player));
    }

    @Override
    public WorldResult freeze(String player) {
        return inTurn(player, WorldOperation.FREEZE, () -> worldStopper.freeze(player));
    }

    @Override
    public WorldResult thaw(String player) {
        return inTurn(player, WorldOperation.THAW, () -> worldStarter.thaw(player));
    }

    @Override
    public WorldResult halt(String player) {
        return inTurn(player, WorldOperation.HALT, () -> worldStopper.stop(player));
    }

    @Override
    public WorldResult delete(String player) {
        return inTurn(player, WorldOperation.DELETE, () -> worldRemover.delete(player));
    }

    @Override
    public WorldResult console(String player) {
        return unlessNoDatabase(() -> {
            Optional<World> world = WorldRecords.find(store, player);
            if (world.isEmpty()) {
                return new WorldResult.Unknown(player);
            }
            try {
                String text = containerInventory
                        .containerOf(world.get())
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
        return new WorldLoad(capacityLimiter.used(), capacityLimiter.cap(), frozen.used(), frozen.cap());
    }

    private WorldResult inTurn(String player, WorldOperation worldOperation, Supplier<WorldResult> work) {
        try {
            return lines.run(player, worldOperation, () -> unlessNoDatabase(work), Provisioner::shared);
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
            return inactiveWorldCleaner.run();
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

    PerPlayerExecutor playerExecutor() {
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
