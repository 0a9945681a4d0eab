package io.languard.core;

import io.languard.api.GameAdapter;
import io.languard.api.GameServer;
import io.languard.api.ban.BanManager;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.config.ConfigImporter;
import io.languard.api.log.LogParser;
import io.languard.api.mission.MissionManager;
import io.languard.api.mod.ModManager;
import io.languard.api.process.ServerLauncher;
import io.languard.api.remote.GracefulShutdown;
import io.languard.api.remote.MessageBroadcaster;
import io.languard.api.remote.PlayerBanner;
import io.languard.api.remote.PlayerKicker;
import io.languard.api.remote.PlayerLister;
import io.languard.api.remote.RemoteAdmin;
import io.languard.core.access.RecordingAuthorizer;
import io.languard.core.backup.BackupExpiry;
import io.languard.core.backup.BackupServiceImpl;
import io.languard.core.backup.RestoreSettler;
import io.languard.core.ban.BanServiceImpl;
import io.languard.core.ban.BanSynchronizer;
import io.languard.core.ban.PlayerBanHandler;
import io.languard.core.config.SchemaCache;
import io.languard.core.config.SectionValueResolver;
import io.languard.core.event.AuditTrailServiceImpl;
import io.languard.core.event.EventBus;
import io.languard.core.game.CapabilityCatalog;
import io.languard.core.game.DisplayNameCache;
import io.languard.core.game.GameServiceImpl;
import io.languard.core.imports.ConfigImportServiceImpl;
import io.languard.core.imports.LocalImportFiles;
import io.languard.core.job.JobRunner;
import io.languard.core.job.JobServiceImpl;
import io.languard.core.lifecycle.AllServersStopper;
import io.languard.core.log.EndedRunLog;
import io.languard.core.log.LogCollector;
import io.languard.core.log.LogCollectorFactory;
import io.languard.core.log.LogItemQueue;
import io.languard.core.log.PlayerListener;
import io.languard.core.log.ServerLogServiceImpl;
import io.languard.core.metric.MetricServiceImpl;
import io.languard.core.mission.MissionServiceImpl;
import io.languard.core.mission.TemporaryFileCleaner;
import io.languard.core.mod.ModServiceImpl;
import io.languard.core.overview.OverviewServiceImpl;
import io.languard.core.player.LogPlayerListener;
import io.languard.core.player.PlayerServiceImpl;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.remote.RemoteConsoleServiceImpl;
import io.languard.core.route.RouteServiceImpl;
import io.languard.core.server.ConfigServiceImpl;
import io.languard.core.server.CoreWiring;
import io.languard.core.server.Launch;
import io.languard.core.server.SectionUpdater;
import io.languard.core.server.ServerRegistry;
import io.languard.service.backup.BackupService;
import io.languard.service.ban.BanService;
import io.languard.service.config.ConfigImportService;
import io.languard.service.event.AuditRecord;
import io.languard.service.game.GameService;
import io.languard.service.game.RouteService;
import io.languard.service.job.JobService;
import io.languard.service.log.LogLine;
import io.languard.service.log.ServerLogService;
import io.languard.service.metric.MetricService;
import io.languard.service.mission.MissionService;
import io.languard.service.mod.ModService;
import io.languard.service.overview.OverviewService;
import io.languard.service.player.PlayerService;
import io.languard.service.remote.RemoteConsoleService;
import io.languard.service.server.LifecycleService;
import io.languard.service.server.NewServer;
import io.languard.service.server.ServerService;
import io.languard.service.server.ServerStatus;
import io.languard.service.server.ServerSuggestionService;
import io.languard.service.server.ServerView;
import io.languard.service.settings.Settings;
import io.languard.service.user.Actor;
import io.languard.service.user.Role;
import io.languard.spi.secret.SecretBox;
import io.languard.testkit.FreePorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.awaitility.Awaitility;

/** The core wired by hand on in-memory stores, with a game whose server is a shell script. */
public final class TestCore {

    public static final Actor ADMIN = Actor.user("admin", Role.ADMIN);
    public static final Actor VIEWER = Actor.user("viewer", Role.VIEWER);

    /** Runs each request of a client in its own thread; the common pool may have just one, for all tests. */
    public static final Executor CLIENTS = request -> new Thread(request).start();

    public final RecordingAuthorizer authorizer = new RecordingAuthorizer();
    public final CoreExecutors threads = new CoreExecutors();
    private static final Map<String, Object> GAME =
            GameServices.properties("fake", GameAdapter.class, ConfigGenerator.class, ServerLauncher.class);

    private static final Map<String, Object> REMOTE_ADMIN = GameServices.properties(
            "fake",
            PlayerLister.class,
            PlayerKicker.class,
            PlayerBanner.class,
            MessageBroadcaster.class,
            GracefulShutdown.class,
            RemoteAdmin.class);

    public final InMemoryStores memory;
    public final ScriptedGameAdapter game = new ScriptedGameAdapter();
    public final ScriptedLogParser parser = new ScriptedLogParser();
    public final EventBus events;
    public final AdapterRegistry registry;
    public final ServerRegistry serverRegistry;
    public final RestoreSettler restoreSettler;
    public final GameService games;
    public final ServerService servers;
    public final ServerSuggestionService suggestions;
    public final LifecycleService lifecycle;
    public final ConfigServiceImpl configs;
    public final ConfigImportService imports;
    public final MissionService missions;
    public final ModService mods;
    public final BanService bans;
    public final PlayerService players;
    public final PlayerListener logPlayers;
    public final RemoteConsoleService console;
    public final RouteService routes;
    public final ScriptedRemoteAdmin remote = new ScriptedRemoteAdmin();
    public final TextMissionManager missionManager = new TextMissionManager();
    public final FolderModManager modManager = new FolderModManager();
    public final InMemoryBanManager banManager = new InMemoryBanManager();
    public final LogItemQueue logItemQueue = new LogItemQueue();
    public final LogCollector logCollector;
    public final ServerLogService logs;
    public final MetricService metrics;
    public final OverviewService overviews;
    public final JobRunner jobs;
    public final JobService jobService;
    public final BackupService backups;
    public final BackupExpiry backupExpiry;
    public final RecordingListener recorded = new RecordingListener();
    private final CoreWiring parts;
    private final Settings settings;

    public TestCore(Path data, InMemoryStores inMemoryStores) {
        this(data, inMemoryStores, LogCollectorFactory.defaults());
    }

    public TestCore(Path data, InMemoryStores inMemoryStores, LogCollectorFactory logCollectorFactory) {
        this(data, inMemoryStores, logCollectorFactory, true);
    }

    /** Creates a core whose adapter is not registered yet. */
    public static TestCore withoutAdapter(Path data, InMemoryStores inMemoryStores) {
        return new TestCore(data, inMemoryStores, LogCollectorFactory.defaults(), false);
    }

    private TestCore(
            Path data,
            InMemoryStores inMemoryStores,
            LogCollectorFactory logCollectorFactory,
            boolean adapterRegistered) {
        this.memory = inMemoryStores;
        events = new EventBus(inMemoryStores.eventStore, threads);
        registry = new AdapterRegistry(events, threads);
        SchemaCache schemaCache = new SchemaCache(registry);
        SecretBox box = new ReversibleSecretBox();
        SectionValueResolver values = new SectionValueResolver(inMemoryStores.configStore, schemaCache, box);
        if (adapterRegistered) {
            registerAdapter();
        }
        settings = new Settings(Map.of(
                "LANGUARD_DATA",
                data.toString(),
                "LANGUARD_GAME_FOLDERS",
                data.resolveSibling("games").toString(),
                "LANGUARD_BACKUPS",
                data.resolve("backups").toString(),
                "LANGUARD_MAX_UPLOAD_MB",
                "1"));
        parts = new CoreWiring(
                authorizer,
                inMemoryStores,
                values,
                box,
                settings,
                registry,
                events,
                logItemQueue,
                new LateEndedRunLog(),
                threads);
        serverRegistry = parts.serverRegistry;
        restoreSettler = parts.restoreSettler;
        servers = parts.servers;
        suggestions = parts.suggestions;
        lifecycle = parts.lifecycle;
        SectionUpdater sectionUpdater = new SectionUpdater(
                authorizer,
                parts.serverRegistry,
                registry,
                schemaCache,
                values,
                inMemoryStores.configStore,
                parts.ports,
                parts.reservations);
        configs = new ConfigServiceImpl(
                authorizer,
                parts.serverRegistry,
                registry,
                schemaCache,
                values,
                parts.snapshots,
                sectionUpdater,
                parts.pendingChanges,
                events);
        missions = new MissionServiceImpl(
                authorizer,
                parts.serverRegistry,
                registry,
                parts.snapshots,
                inMemoryStores.missions,
                parts.rotations,
                settings,
                events);
        imports = new ConfigImportServiceImpl(
                authorizer,
                parts.serverRegistry,
                registry,
                schemaCache,
                parts.snapshots,
                sectionUpdater,
                parts.pendingChanges,
                configs,
                missions,
                new LocalImportFiles(settings),
                events);
        mods = new ModServiceImpl(authorizer, settings, parts.serverRegistry, registry, parts.mods, events);
        BanSynchronizer synchronizer =
                new BanSynchronizer(registry, parts.snapshots, parts.sessions, parts.processHost, inMemoryStores.bans);
        bans = new BanServiceImpl(
                authorizer, parts.serverRegistry, registry, synchronizer, inMemoryStores.bans, events);
        players = new PlayerServiceImpl(
                authorizer,
                parts.serverRegistry,
                parts.sessions,
                parts.onlinePlayers,
                new PlayerBanHandler(synchronizer, inMemoryStores.bans),
                inMemoryStores.visits,
                events);
        logPlayers = new LogPlayerListener(parts.serverRegistry, parts.sessions, parts.onlinePlayers);
        console = new RemoteConsoleServiceImpl(authorizer, parts.serverRegistry, parts.sessions, events);
        routes = new RouteServiceImpl(
                authorizer, registry, parts.serverRegistry, parts.snapshots, parts.sessions, events);
        metrics = new MetricServiceImpl(authorizer, parts.serverRegistry, inMemoryStores.metricStore);
        logs = new ServerLogServiceImpl(authorizer, parts.serverRegistry, inMemoryStores.logStore, events);
        games = new GameServiceImpl(registry, new DisplayNameCache(threads), schemaCache, new CapabilityCatalog(null));
        overviews = new OverviewServiceImpl(
                authorizer,
                parts.serverRegistry,
                servers,
                games,
                configs,
                players,
                metrics,
                logs,
                new AuditTrailServiceImpl(authorizer, events));
        jobs = new JobRunner(inMemoryStores.jobs, events, settings, threads);
        jobService = new JobServiceImpl(authorizer, jobs, inMemoryStores.jobs, events);
        backupExpiry = new BackupExpiry(inMemoryStores.backups, parts.backupCreator, events);
        backups = new BackupServiceImpl(
                authorizer,
                parts.serverRegistry,
                servers,
                inMemoryStores.backups,
                parts.backupCreator,
                parts.backupRestorer,
                parts.restoreSettler,
                backupExpiry,
                jobs,
                events,
                threads);
        logCollector = logCollectorFactory.create(
                parts.serverRegistry, registry, parts.snapshots, inMemoryStores.logStore, events, logItemQueue);
        logCollector.setPlayerListener(recorded);
        events.addListener(logCollector);
        events.addListener(recorded);
    }

    /** Registers the services of the adapter, as if its bundle started. */
    public void registerAdapter() {
        registry.bind(game, GAME);
        registry.bind(parser, service(LogParser.class));
    }

    /** Unregisters the services of the adapter, as if its bundle stopped. */
    public void unregisterAdapter() {
        registry.unbind(parser, service(LogParser.class));
        registry.unbind(game, GAME);
    }

    /** Registers the adapter's remote admin with all its parts. */
    public void registerRemoteAdmin() {
        registry.bind(remote, REMOTE_ADMIN);
    }

    public void unregisterRemoteAdmin() {
        registry.unbind(remote, REMOTE_ADMIN);
    }

    public void unregisterPlainRemoteAdmin() {
        registry.unbind(remote, service(RemoteAdmin.class));
    }

    /** Registers a remote admin that only takes commands. */
    public void registerPlainRemoteAdmin() {
        registry.bind(remote, service(RemoteAdmin.class));
    }

    public void registerImporter(ConfigImporter importer) {
        registry.bind(importer, service(ConfigImporter.class));
    }

    public void registerMissionManager() {
        registry.bind(missionManager, service(MissionManager.class));
    }

    public void registerModManager() {
        registry.bind(modManager, service(ModManager.class));
    }

    public void registerBanManager() {
        registry.bind(banManager, service(BanManager.class));
    }

    public void unregisterBanManager() {
        registry.unbind(banManager, service(BanManager.class));
    }

    /** Returns the current snapshot of a server, as its adapter receives it. */
    public GameServer snapshot(int id) {
        return parts.snapshots.configured(parts.serverRegistry.require(id).record());
    }

    /** Returns what stops all servers together. */
    public AllServersStopper allServers() {
        return parts.allServers;
    }

    /** Returns what the latest process of a server was started with. */
    public Launch launch(int id) {
        return parts.launches.decode(parts.serverRegistry.require(id).record()).orElseThrow();
    }

    /** Unregisters the adapter's log parser. */
    public void unregisterLogParser() {
        registry.unbind(parser, service(LogParser.class));
    }

    /** Creates the component that deletes temporary files of an earlier run. */
    public TemporaryFileCleaner temporaryFileCleaner() {
        return new TemporaryFileCleaner(serverRegistry, registry, parts.snapshots, settings, threads);
    }

    /** Stops the platform without stopping its servers, like a crash after all pending writes. */
    public void crash() {
        logCollector.stop();
        parts.awaitWrites();
        threads.stop();
    }

    /** Holds a server's lock until the latch is released. Blocks the calling thread. */
    public void withServerLocked(int id, java.util.concurrent.CountDownLatch release) {
        parts.withServerLocked(id, release);
    }

    public boolean isLocked(int id) {
        return parts.isLocked(id);
    }

    public int create(String name, String script) {
        return create(name, script, false, 3);
    }

    public int create(String name, String script, boolean autoRestart, int maxRestarts) {
        int id = servers.create(
                        ADMIN,
                        new NewServer(
                                name, null, "fake", "/bin/sh", FreePorts.first(2), null, autoRestart, maxRestarts))
                .server()
                .id();
        if (script != null) {
            configs.update(ADMIN, id, "main", Map.of("script", script), 1);
        }
        return id;
    }

    public int createRunning(String name, String script) {
        int id = create(name, script);
        lifecycle.start(ADMIN, id);
        await(id, ServerStatus.RUNNING);
        return id;
    }

    public ServerView await(int id, ServerStatus status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> servers.get(VIEWER, id).status() == status);
        return servers.get(VIEWER, id);
    }

    public void awaitEvent(int id, String type) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !trail(id, type).isEmpty());
    }

    public List<AuditRecord> trail(int id, String type) {
        return events.trail(id, type, 1000, 0);
    }

    /** The collector, which is created after the parts that use it. */
    private final class LateEndedRunLog implements EndedRunLog {

        @Override
        public CompletableFuture<Void> storeAll(int serverId) {
            return logCollector == null ? CompletableFuture.completedFuture(null) : logCollector.storeAll(serverId);
        }

        @Override
        public List<LogLine> lastLines(int serverId) {
            return logCollector == null ? List.of() : logCollector.lastLines(serverId);
        }
    }

    private static Map<String, Object> service(Class<?> type) {
        return GameServices.properties("fake", type);
    }

    /** Encodes secrets reversibly, so that they differ from plain text. */
    private static final class ReversibleSecretBox implements SecretBox {
        @Override
        public String seal(String plain, String context) {
            return Base64.getEncoder().encodeToString((context + "|" + plain).getBytes());
        }

        @Override
        public String open(String sealed, String context) {
            String text = new String(Base64.getDecoder().decode(sealed));
            if (!text.startsWith(context + "|")) {
                throw new IllegalArgumentException("Sealed for another context");
            }
            return text.substring(context.length() + 1);
        }
    }
}
