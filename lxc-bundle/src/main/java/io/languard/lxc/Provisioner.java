package io.languard.lxc;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.world.CleanupResult;
import io.languard.api.world.World;
import io.languard.api.world.WorldProvisioner;
import io.languard.api.world.WorldResult;
import io.languard.api.world.WorldStore;
import io.languard.lxc.PlayerLines.Kind;
import io.languard.lxc.engine.Engine;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** Worlds on whatever engine: each player's requests one after another, those of different players side by side. */
final class Provisioner implements WorldProvisioner {

    private final WorldStore store;
    private final PlayerLines lines = new PlayerLines();
    private final AddWorld addWorld;
    private final StopWorld stopWorld;
    private final Cleanup cleanup;
    private final Reconciler reconciler;

    Provisioner(Engine engine, WorldStore store, LxcSettings settings, Clock clock) {
        this.store = store;
        Slots slots = new Slots(settings.cap());
        Fleet fleet = new Fleet(engine, store, slots, settings.base());
        Launch launch = new Launch(engine, store, slots, fleet, new AddressWait(engine, settings.addressTimeout()));
        Creation creation = new Creation(engine, store, slots, launch, settings.base(), clock);
        this.addWorld = new AddWorld(store, fleet, slots, creation, launch, clock);
        this.stopWorld = new StopWorld(engine, store, slots, fleet, clock);
        this.cleanup = new Cleanup(engine, store, slots, fleet, lines, settings.inactivity(), clock);
        this.reconciler = new Reconciler(engine, store, slots, fleet);
    }

    @Override
    public WorldResult add(String player, String name) {
        return lines.run(player, Kind.ADD, () -> unlessNoDatabase(() -> addWorld.add(player, name)));
    }

    @Override
    public WorldResult stop(String player) {
        return lines.run(player, Kind.STOP, () -> unlessNoDatabase(() -> stopWorld.stop(player)));
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
        return store.list();
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
