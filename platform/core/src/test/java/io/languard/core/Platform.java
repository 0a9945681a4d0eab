package io.languard.core;

import io.languard.api.GameServer;
import io.languard.core.ban.BanBook;
import io.languard.core.ban.BanService;
import io.languard.core.ban.PlayerBans;
import io.languard.core.config.ConfigService;
import io.languard.core.config.Schemas;
import io.languard.core.config.SectionValues;
import io.languard.core.event.EventHub;
import io.languard.core.log.LogInbox;
import io.languard.core.log.LogParts;
import io.languard.core.log.LogService;
import io.languard.core.log.LogTails;
import io.languard.core.metric.MetricService;
import io.languard.core.mission.MissionService;
import io.languard.core.mod.ModService;
import io.languard.core.player.LoggedPlayers;
import io.languard.core.player.PlayerNews;
import io.languard.core.player.PlayerService;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.remote.RemoteService;
import io.languard.core.route.RouteService;
import io.languard.core.server.CoreParts;
import io.languard.ports.ban.Bans;
import io.languard.ports.event.StoredEvent;
import io.languard.ports.game.RouteCalls;
import io.languard.ports.log.Logs;
import io.languard.ports.metric.Metrics;
import io.languard.ports.mission.Missions;
import io.languard.ports.mod.Mods;
import io.languard.ports.player.Players;
import io.languard.ports.remote.RemoteConsole;
import io.languard.ports.server.Lifecycle;
import io.languard.ports.server.NewServer;
import io.languard.ports.server.ServerStatus;
import io.languard.ports.server.ServerView;
import io.languard.ports.server.Servers;
import io.languard.ports.settings.Settings;
import io.languard.ports.user.Actor;
import io.languard.ports.user.SecretBox;
import io.languard.testkit.FreePorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** The core put together by hand, over stores in memory and a game that is a shell script. */
public final class Platform {

    public static final Actor ADMIN = new Actor("admin");

    public final CoreThreads threads = new CoreThreads();
    public final Memory memory;
    public final FakeGame game = new FakeGame();
    public final FakeLogs parser = new FakeLogs();
    public final EventHub events;
    public final AdapterRegistry registry;
    public final Servers servers;
    public final Lifecycle lifecycle;
    public final ConfigService configs;
    public final Missions missions;
    public final Mods mods;
    public final Bans bans;
    public final Players players;
    public final PlayerNews playerNews;
    public final RemoteConsole console;
    public final RouteCalls routes;
    public final FakeRemote remote = new FakeRemote();
    public final FakeMissions missionManager = new FakeMissions();
    public final FakeMods modManager = new FakeMods();
    public final FakeBans banManager = new FakeBans();
    public final LogInbox inbox = new LogInbox();
    public final LogTails tails;
    public final Logs logs;
    public final Metrics metrics;
    public final HeardEvents heard = new HeardEvents();
    private final CoreParts parts;
    private final Map<String, Object> properties = Map.of("game.type", "fake");

    public Platform(Path data, Memory memory) {
        this(data, memory, LogParts.usual());
    }

    public Platform(Path data, Memory memory, LogParts logParts) {
        this(data, memory, logParts, true);
    }

    /** One whose drop folder has not been read yet. */
    public static Platform withoutAdapter(Path data, Memory memory) {
        return new Platform(data, memory, LogParts.usual(), false);
    }

    private Platform(Path data, Memory memory, LogParts logParts, boolean plugged) {
        this.memory = memory;
        events = new EventHub(memory.eventStore, threads);
        registry = new AdapterRegistry(events, threads);
        Schemas schemas = new Schemas(registry);
        SectionValues values = new SectionValues(memory.configStore, schemas, new ReversibleBox());
        if (plugged) {
            plug();
        }
        Settings settings = new Settings(Map.of("LANGUARD_DATA", data.toString(), "LANGUARD_MAX_UPLOAD_MB", "1"));
        parts = new CoreParts(memory, values, settings, registry, events, inbox, threads);
        servers = parts.servers;
        lifecycle = parts.lifecycle;
        configs = new ConfigService(
                parts.fleet, registry, schemas, values, parts.snapshots, memory.configStore, parts.ports, events);
        missions = new MissionService(
                parts.fleet, registry, parts.snapshots, memory.missions, parts.rotations, settings, events);
        mods = new ModService(parts.fleet, registry, parts.mods, events);
        BanBook book = new BanBook(registry, parts.snapshots, parts.sessions, memory.bans);
        bans = new BanService(parts.fleet, registry, book, memory.bans, events);
        players = new PlayerService(
                parts.fleet, parts.sessions, parts.live, new PlayerBans(book, memory.bans), memory.visits, events);
        playerNews = new LoggedPlayers(parts.fleet, parts.sessions, parts.live);
        console = new RemoteService(parts.fleet, parts.sessions, events);
        routes = new RouteService(parts.fleet, parts.snapshots, parts.sessions, events);
        metrics = new MetricService(parts.fleet, memory.metricStore);
        logs = new LogService(parts.fleet, memory.logStore, events);
        tails = logParts.tails(parts.fleet, registry, parts.snapshots, memory.logStore, events, inbox);
        tails.setPlayers(heard);
        events.addListener(tails);
        events.addListener(heard);
    }

    /** The adapter's bundle appears. */
    public void plug() {
        registry.addAdapter(game, properties);
        registry.addConfigGenerator(game, properties);
        registry.addProcessConfig(game, properties);
        registry.addLogParser(parser, properties);
    }

    /** The adapter's bundle goes. */
    public void unplug() {
        registry.removeLogParser(parser, properties);
        registry.removeProcessConfig(game, properties);
        registry.removeConfigGenerator(game, properties);
        registry.removeAdapter(game, properties);
    }

    /** The adapter can do this, too. */
    public void plugRemote() {
        registry.addRemoteAdmin(remote, properties);
    }

    public void unplugRemote() {
        registry.removeRemoteAdmin(remote, properties);
    }

    public void plugMissions() {
        registry.addMissionManager(missionManager, properties);
    }

    public void plugMods() {
        registry.addModManager(modManager, properties);
    }

    public void plugBans() {
        registry.addBanManager(banManager, properties);
    }

    public void unplugBans() {
        registry.removeBanManager(banManager, properties);
    }

    /** A server as its adapter would get it now. */
    public GameServer snapshot(int id) {
        return parts.snapshots.of(parts.fleet.require(id).record());
    }

    /** The adapter can't read logs. */
    public void unplugParser() {
        registry.removeLogParser(parser, properties);
    }

    /** Ends the platform without ending its servers, like a crash that still wrote what it knew. */
    public void crash() {
        tails.stop();
        parts.awaitWrites();
        threads.stop();
    }

    /** Holds a server's lock, as somebody who is busy with it does. */
    public void whileLocked(int id, java.util.concurrent.CountDownLatch release) {
        parts.whileLocked(id, release);
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

    public int running(String name, String script) {
        int id = create(name, script);
        lifecycle.start(ADMIN, id);
        await(id, ServerStatus.RUNNING);
        return id;
    }

    public ServerView await(int id, ServerStatus status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> servers.get(id).status() == status);
        return servers.get(id);
    }

    public void awaitEvent(int id, String type) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !trail(id, type).isEmpty());
    }

    public List<StoredEvent> trail(int id, String type) {
        return events.trail(id, type, 1000, 0);
    }

    /** Not secret, but not plain either. */
    private static final class ReversibleBox implements SecretBox {
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
