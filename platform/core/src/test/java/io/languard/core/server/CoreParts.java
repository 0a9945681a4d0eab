package io.languard.core.server;

import io.languard.core.CoreThreads;
import io.languard.core.Memory;
import io.languard.core.config.SectionValues;
import io.languard.core.event.EventHub;
import io.languard.core.log.LogInbox;
import io.languard.core.mission.Rotations;
import io.languard.core.mod.ModShelf;
import io.languard.core.player.LivePlayers;
import io.languard.core.registry.AdapterRegistry;
import io.languard.ports.server.Lifecycle;
import io.languard.ports.server.ServerStore;
import io.languard.ports.server.Servers;
import io.languard.ports.settings.Settings;
import java.util.concurrent.CountDownLatch;

/** The parts that Declarative Services would put together. */
public final class CoreParts {

    public final Fleet fleet;
    public final Snapshots snapshots;
    public final PortRules ports;
    public final Servers servers;
    public final Lifecycle lifecycle;
    public final ModShelf mods;
    public final Rotations rotations;
    public final LivePlayers live;
    public final RemoteSessions sessions;
    private final LifeWriter writer;

    public CoreParts(
            Memory memory,
            SectionValues values,
            Settings settings,
            AdapterRegistry registry,
            EventHub events,
            LogInbox inbox,
            CoreThreads threads) {
        ServerStore store = memory.serverStore;
        fleet = new Fleet(store, values, settings);
        mods = new ModShelf(memory.mods);
        rotations = new Rotations(memory.missions);
        snapshots = new Snapshots(fleet, values, mods, rotations);
        live = new LivePlayers(memory.visits, events, threads);
        ports = new PortRules(fleet, registry, snapshots, events);
        writer = new LifeWriter(store, threads);
        Life life = new Life(writer, events);
        Preparation preparation = new Preparation(registry, snapshots, ports, fleet);
        sessions = new RemoteSessions(registry, snapshots, live, inbox, threads);
        events.addListener(sessions);
        events.addListener(new Derivations(fleet, threads));
        Runs runs = new Runs(registry, preparation, snapshots, life, sessions, live, new Gauges(threads), threads);
        servers = new ServerService(fleet, registry, values, snapshots, ports, events);
        lifecycle = new Supervisor(fleet, registry, preparation, runs, life);
        new Restore(fleet, runs, life, preparation, live, threads);
    }

    public void awaitWrites() {
        writer.stop();
    }

    public void whileLocked(int id, CountDownLatch release) {
        fleet.require(id).lock.lock();
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            fleet.require(id).lock.unlock();
        }
    }

    public boolean isLocked(int id) {
        return fleet.require(id).lock.isLocked();
    }
}
