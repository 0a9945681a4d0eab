package io.languard.core.server;

import io.languard.core.CoreExecutors;
import io.languard.core.InMemoryStores;
import io.languard.core.backup.BackupCreator;
import io.languard.core.backup.BackupRestorer;
import io.languard.core.backup.GameRest;
import io.languard.core.backup.InterruptedBackups;
import io.languard.core.backup.RestoreSettler;
import io.languard.core.backup.ServerContentReader;
import io.languard.core.config.SchemaCache;
import io.languard.core.config.SectionValueResolver;
import io.languard.core.event.EventBus;
import io.languard.core.lifecycle.AllServersStopper;
import io.languard.core.lifecycle.LaunchPreparer;
import io.languard.core.lifecycle.LifecycleServiceImpl;
import io.languard.core.lifecycle.ProcessController;
import io.languard.core.lifecycle.ProcessListeners;
import io.languard.core.lifecycle.RecoveryService;
import io.languard.core.lifecycle.StopSequence;
import io.languard.core.log.EndedRunLog;
import io.languard.core.log.LogItemQueue;
import io.languard.core.metric.ResourceMonitor;
import io.languard.core.mission.RotationCache;
import io.languard.core.mod.EnabledModCache;
import io.languard.core.player.OnlinePlayerRegistry;
import io.languard.core.process.ExecutableSearcher;
import io.languard.core.process.LocalProcessHost;
import io.languard.core.process.ProcessHost;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.remote.RemoteSessionManager;
import io.languard.service.server.LifecycleService;
import io.languard.service.server.ServerService;
import io.languard.service.server.ServerSuggestionService;
import io.languard.service.settings.Settings;
import io.languard.service.user.Authorizer;
import io.languard.spi.secret.SecretBox;
import io.languard.spi.server.ServerStore;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Wires the components as Declarative Services would. */
public final class CoreWiring {

    public final ServerRegistry serverRegistry;
    public final ServerSnapshotFactory snapshots;
    public final LaunchCodec launches;
    public final AllServersStopper allServers;
    public final PortRules ports;
    public final Reservations reservations;
    public final PendingChanges pendingChanges;
    public final ServerService servers;
    public final ServerSuggestionService suggestions;
    public final LifecycleService lifecycle;
    public final EnabledModCache mods;
    public final RotationCache rotations;
    public final OnlinePlayerRegistry onlinePlayers;
    public final RemoteSessionManager sessions;
    public final ProcessHost processHost;
    public final GameRest gameRest;
    public final BackupCreator backupCreator;
    public final BackupRestorer backupRestorer;
    public final RestoreSettler restoreSettler;
    private final StatePersister writer;

    public CoreWiring(
            Authorizer authorizer,
            InMemoryStores inMemoryStores,
            SectionValueResolver values,
            SecretBox box,
            Settings settings,
            AdapterRegistry registry,
            EventBus events,
            LogItemQueue logItemQueue,
            EndedRunLog endedRunLog,
            CoreExecutors threads) {
        ServerStore store = inMemoryStores.serverStore;
        writer = new StatePersister(store, threads);
        serverRegistry = new ServerRegistry(store, values, new ServerEvents(writer, events), settings);
        launches = new LaunchCodec(box);
        pendingChanges = new PendingChanges(launches, values);
        mods = new EnabledModCache(inMemoryStores.mods);
        rotations = new RotationCache(inMemoryStores.missions);
        snapshots = new ServerSnapshotFactory(serverRegistry, values, launches, mods, rotations);
        onlinePlayers = new OnlinePlayerRegistry(inMemoryStores.visits, events, threads);
        processHost = new LocalProcessHost(threads);
        ports = new PortRules(registry, snapshots, processHost);
        reservations =
                new Reservations(serverRegistry, new PortDiscovery(serverRegistry, registry, ports, threads), launches);
        sessions = new RemoteSessionManager(registry, snapshots, onlinePlayers, logItemQueue, threads);
        gameRest = new GameRest(registry, snapshots, sessions);
        backupCreator = new BackupCreator(
                serverRegistry,
                registry,
                gameRest,
                new ServerContentReader(inMemoryStores.configStore, inMemoryStores.missions, inMemoryStores.mods),
                inMemoryStores.backups,
                settings);
        restoreSettler = new RestoreSettler(serverRegistry, snapshots, inMemoryStores.backups);
        backupRestorer = new BackupRestorer(
                serverRegistry,
                snapshots,
                backupCreator,
                gameRest,
                new SchemaCache(registry),
                inMemoryStores.backups,
                restoreSettler);
        LaunchPreparer launchPreparer =
                new LaunchPreparer(registry, snapshots, ports, processHost, serverRegistry, launches, restoreSettler);
        events.addListener(sessions);
        events.addListener(new DerivedValueRefresher(serverRegistry, threads));
        StopSequence stopSequence = new StopSequence(registry, sessions, threads);
        allServers = new AllServersStopper(serverRegistry, stopSequence, events);
        ProcessController processController = new ProcessController(
                registry,
                launchPreparer,
                snapshots,
                processHost,
                stopSequence,
                allServers,
                new ProcessListeners(new ResourceMonitor(processHost, threads), sessions, onlinePlayers),
                endedRunLog,
                threads);
        servers = new ServerServiceImpl(
                authorizer,
                serverRegistry,
                registry,
                values,
                snapshots,
                ports,
                reservations,
                pendingChanges,
                processHost,
                events);
        suggestions = new ServerSuggestionServiceImpl(
                authorizer,
                serverRegistry,
                registry,
                new ExecutableSearcher(settings),
                processHost,
                new FreePortFinder(registry, values, snapshots, ports, reservations));
        lifecycle = new LifecycleServiceImpl(
                authorizer, serverRegistry, registry, launchPreparer, processController, stopSequence, allServers);
        new RecoveryService(
                new InterruptedBackups(restoreSettler, backupCreator, inMemoryStores.backups, settings),
                serverRegistry,
                processController,
                launchPreparer,
                processHost,
                events,
                threads);
    }

    public void awaitWrites() {
        writer.stop();
    }

    public void withServerLocked(int id, CountDownLatch release) {
        serverRegistry.require(id).runLocked(locked -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    public boolean isLocked(int id) {
        return !serverRegistry.require(id).tryRunLocked(Duration.ZERO, locked -> {});
    }
}
