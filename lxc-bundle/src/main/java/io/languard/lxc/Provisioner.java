package io.languard.lxc;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.lxc.PerPlayerExecutor.WorldOperation;
import io.languard.lxc.engine.Engine;
import io.languard.lxc.engine.EngineException;
import io.languard.world.CleanupResult;
import io.languard.world.StartedWorld;
import io.languard.world.StartedWorld.Origin;
import io.languard.world.StoppedWorld;
import io.languard.world.World;
import io.languard.world.WorldControl;
import io.languard.world.WorldFailure;
import io.languard.world.WorldLoad;
import io.languard.world.WorldProvisioner;
import io.languard.world.WorldResult;
import io.languard.world.WorldStore;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Provisions worlds on an engine: serializes each player's requests, and runs those of different players concurrently.
 */
class Provisioner implements WorldProvisioner, WorldControl {

    private static final int MAX_CONSOLE_LENGTH = 64 << 10;

    private final WorldContext context;
    private final WorldStarter worldStarter;
    private final WorldStopper worldStopper;
    private final WorldRemover worldRemover;
    private final InactiveWorldCleaner inactiveWorldCleaner;
    private final Reconciler reconciler;

    Provisioner(Engine engine, WorldStore store, LxcSettings settings, Clock clock) {
        this.context = WorldContext.of(engine, store, settings, clock);
        ContainerLauncher containerLauncher = new ContainerLauncher(context);
        this.worldStarter =
                new WorldStarter(context, new ContainerCreator(context, containerLauncher), containerLauncher);
        this.worldStopper = new WorldStopper(context, new WorldFreezer(context));
        this.worldRemover = new WorldRemover(context);
        this.inactiveWorldCleaner = new InactiveWorldCleaner(context, worldRemover);
        this.reconciler = new Reconciler(context);
    }

    @Override
    public WorldResult<StartedWorld> ensureRunning(String player, String name) {
        return run(player, WorldOperation.ADD, () -> worldStarter.add(player, name), Provisioner::alreadyRunning);
    }

    @Override
    public WorldResult<StoppedWorld> stop(String player) {
        return run(player, WorldOperation.STOP, () -> worldStopper.leave(player), Provisioner::alreadyStopped);
    }

    @Override
    public WorldResult<StartedWorld> start(String player) {
        return run(player, WorldOperation.START, () -> worldStarter.start(player), Provisioner::alreadyRunning);
    }

    @Override
    public WorldResult<StoppedWorld> freeze(String player) {
        return run(player, WorldOperation.FREEZE, () -> worldStopper.freeze(player), Provisioner::alreadyStopped);
    }

    @Override
    public WorldResult<StartedWorld> thaw(String player) {
        return run(player, WorldOperation.THAW, () -> worldStarter.thaw(player), Provisioner::alreadyRunning);
    }

    @Override
    public WorldResult<StoppedWorld> halt(String player) {
        return run(player, WorldOperation.HALT, () -> worldStopper.stop(player), Provisioner::alreadyStopped);
    }

    @Override
    public WorldResult<World> delete(String player) {
        return run(
                player,
                WorldOperation.DELETE,
                () -> worldRemover.delete(player),
                deleted -> WorldResult.failure(WorldFailure.unknownPlayer()));
    }

    @Override
    public WorldResult<String> console(String player) {
        return reportingDatabaseFailure(() -> {
            Optional<World> world = WorldRecords.find(context.store(), player);
            if (world.isEmpty()) {
                return WorldResult.failure(WorldFailure.unknownPlayer());
            }
            try {
                String text = context.inventory()
                        .containerOf(world.get())
                        .map(instance -> context.engine().console(instance.name()))
                        .orElse("");
                return WorldResult.success(text.substring(Math.max(0, text.length() - MAX_CONSOLE_LENGTH)));
            } catch (EngineException e) {
                return WorldResult.failure(WorldFailure.refused(world.get().container(), e.getMessage()));
            }
        });
    }

    @Override
    public WorldLoad load() {
        CapacityLimiter running = context.running();
        CapacityLimiter frozen = context.frozen();
        return new WorldLoad(running.used(), running.cap(), frozen.used(), frozen.cap());
    }

    /**
     * Runs an operation of the player.
     *
     * @param shared the result for callers that share the successful operation of another one: for them, nothing has
     *     changed, so that nothing is counted twice
     */
    private <T> WorldResult<T> run(
            String player,
            WorldOperation worldOperation,
            Supplier<WorldResult<T>> work,
            Function<T, WorldResult<T>> shared) {
        try {
            return context.players()
                    .run(
                            player,
                            worldOperation,
                            () -> reportingDatabaseFailure(work),
                            result -> result.fold(shared, WorldResult::failure));
        } catch (EngineException e) {
            return WorldResult.failure(WorldFailure.refused(player, e.getMessage())); // interrupted while waiting
        }
    }

    private static WorldResult<StartedWorld> alreadyRunning(StartedWorld started) {
        return WorldResult.success(new StartedWorld(started.world(), Origin.ALREADY_RUNNING));
    }

    private static WorldResult<StoppedWorld> alreadyStopped(StoppedWorld stopped) {
        return WorldResult.success(new StoppedWorld(stopped.world(), true));
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
        return context.store().list().stream()
                .sorted(Comparator.comparing(World::player))
                .toList();
    }

    final WorldContext context() {
        return context;
    }

    final Reconciler reconciler() {
        return reconciler;
    }

    private static <T> WorldResult<T> reportingDatabaseFailure(Supplier<WorldResult<T>> work) {
        try {
            return work.get();
        } catch (LanguardException e) {
            if (e.code() == ErrorCode.DATABASE_UNAVAILABLE) {
                return WorldResult.failure(WorldFailure.databaseUnavailable());
            }
            throw e;
        }
    }
}
