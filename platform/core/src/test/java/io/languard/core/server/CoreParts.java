package io.languard.core.server;

import io.languard.core.CoreThreads;
import io.languard.core.config.SectionValues;
import io.languard.core.event.EventHub;
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
    private final LifeWriter writer;

    public CoreParts(
            ServerStore store,
            SectionValues values,
            Settings settings,
            AdapterRegistry registry,
            EventHub events,
            CoreThreads threads) {
        fleet = new Fleet(store, values, settings);
        snapshots = new Snapshots(fleet, values);
        ports = new PortRules(fleet, registry, snapshots, events);
        writer = new LifeWriter(store, threads);
        Life life = new Life(writer, events);
        Preparation preparation = new Preparation(registry, snapshots, ports, fleet);
        RemoteSessions sessions = new RemoteSessions(registry, snapshots, threads);
        events.addListener(sessions);
        Runs runs = new Runs(registry, preparation, snapshots, life, sessions, new Gauges(threads), threads);
        servers = new ServerService(fleet, registry, values, snapshots, ports, events);
        lifecycle = new Supervisor(fleet, registry, preparation, runs, life);
        new Restore(fleet, runs, life, preparation, threads);
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
