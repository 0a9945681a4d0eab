package io.languard.core.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.GameAdapter;
import io.languard.api.ban.BanManager;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.log.LineReader;
import io.languard.api.log.LogParser;
import io.languard.api.mission.MissionManager;
import io.languard.api.mod.ModManager;
import io.languard.api.player.Player;
import io.languard.api.process.ReadinessProbe;
import io.languard.api.process.ServerLauncher;
import io.languard.api.remote.GracefulShutdown;
import io.languard.api.remote.MessageBroadcaster;
import io.languard.api.remote.PlayerBanner;
import io.languard.api.remote.PlayerKicker;
import io.languard.api.remote.PlayerLister;
import io.languard.api.remote.RemoteAdmin;
import io.languard.api.remote.RemoteSession;
import io.languard.core.FolderModManager;
import io.languard.core.GameServices;
import io.languard.core.InMemoryBanManager;
import io.languard.core.InMemoryStores;
import io.languard.core.ScriptedGameAdapter;
import io.languard.core.ScriptedLogParser;
import io.languard.core.ScriptedRemoteAdmin;
import io.languard.core.TestCore;
import io.languard.core.TextMissionManager;
import io.languard.service.ban.NewBan;
import io.languard.service.mod.Mod;
import io.languard.service.server.NewServer;
import io.languard.service.server.ServerStatus;
import io.languard.service.server.ServerUpdate;
import io.languard.testkit.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An adapter that hangs in any one of its methods delays the requests that need it, and no others. */
@Execution(ExecutionMode.CONCURRENT)
class HangingCapabilityTest {

    static final Duration PROMPT = Duration.ofSeconds(1);
    static final String LATE_READY = "sleep 1; echo READY; exec sleep 300";

    @TempDir
    Path data;

    final ScriptedGameAdapter game = new ScriptedGameAdapter();
    final FolderModManager modManager = new FolderModManager();
    final ScriptedRemoteAdmin remoteAdmin = new ScriptedRemoteAdmin();
    final ScriptedLogParser logParser = new ScriptedLogParser();
    final CountDownLatch release = new CountDownLatch(1);
    final CountDownLatch reached = new CountDownLatch(1);
    volatile Call hung;

    TestCore platform;
    int stopped;
    int running;
    int good;

    /** A method of a capability, and the request of a client that leads to its call. */
    enum Call {
        SCHEMAS(ConfigGenerator.class, "schemas", HangingCapabilityTest::createWithFreshAdapter),
        SCHEMA_VERSION(ConfigGenerator.class, "schemaVersion", HangingCapabilityTest::createWithFreshAdapter),
        ALLOWED_EXECUTABLES(ServerLauncher.class, "allowedExecutables", HangingCapabilityTest::create),
        DEFAULT_PORT(ServerLauncher.class, "defaultRemoteAdminPort", HangingCapabilityTest::create),
        DEFAULT_GAME_PORT(ServerLauncher.class, "defaultGamePort", HangingCapabilityTest::suggestPorts),
        PORTS_AT_CREATE(ServerLauncher.class, "ports", HangingCapabilityTest::create),
        PORTS_AT_UPDATE(ServerLauncher.class, "ports", HangingCapabilityTest::changePort),
        PORTS_AT_CONFIG_UPDATE(ServerLauncher.class, "ports", HangingCapabilityTest::configurePort),
        PORTS_AT_START(ServerLauncher.class, "ports", HangingCapabilityTest::start),
        VALIDATE(ConfigGenerator.class, "validate", HangingCapabilityTest::configurePort),
        RENDER(ConfigGenerator.class, "render", HangingCapabilityTest::start),
        APPLY_MODS(ModManager.class, "apply", HangingCapabilityTest::start),
        LAUNCH_COMMAND(ServerLauncher.class, "launchCommand", HangingCapabilityTest::start),
        READINESS_PROBE(ServerLauncher.class, "readinessProbe", HangingCapabilityTest::start),
        READINESS_TIMEOUT(ReadinessProbe.class, "timeout", HangingCapabilityTest::start),
        READINESS_LINE(ReadinessProbe.class, "onLine", HangingCapabilityTest::start),
        READINESS_CHECK(ReadinessProbe.class, "check", HangingCapabilityTest::start),
        LOG_SOURCES(LogParser.class, "sources", HangingCapabilityTest::start),
        LOG_OPEN(LogParser.class, "open", HangingCapabilityTest::start),
        REMOTE_OPEN(RemoteAdmin.class, "open", HangingCapabilityTest::start),
        REMOTE_COMMAND(RemoteSession.class, "command", HangingCapabilityTest::command),
        REMOTE_PLAYERS(PlayerLister.class, "players", HangingCapabilityTest::start),
        REMOTE_KICK(PlayerKicker.class, "kick", HangingCapabilityTest::kick),
        REMOTE_BAN(PlayerBanner.class, "ban", HangingCapabilityTest::ban),
        REMOTE_SAY(MessageBroadcaster.class, "say", HangingCapabilityTest::say),
        REMOTE_INTENT(RemoteAdmin.class, "shutdownIntent", HangingCapabilityTest::command),
        REMOTE_COMMANDS(RemoteAdmin.class, "commands", HangingCapabilityTest::listCommands),
        REMOTE_SHUTDOWN(GracefulShutdown.class, "shutdown", HangingCapabilityTest::stop),
        LINE(LineReader.class, "onLine", HangingCapabilityTest::start),
        MOD_INSPECT(ModManager.class, "inspect", HangingCapabilityTest::registerMod),
        BAN_IDENTITY(BanManager.class, "normalize", HangingCapabilityTest::addBan),
        BAN_FORMAT(BanManager.class, "identityFormat", HangingCapabilityTest::addInvalidBan),
        BAN_LIST(BanManager.class, "read", HangingCapabilityTest::listBans),
        BAN_CHANGE(BanManager.class, "change", HangingCapabilityTest::addBan),
        MISSION_DIRECTORY(MissionManager.class, "directory", HangingCapabilityTest::listMissions),
        MISSION_EXTENSIONS(MissionManager.class, "extensions", HangingCapabilityTest::listMissions),
        MISSION_FOLDER(MissionManager.class, "isUnpacked", HangingCapabilityTest::listMissionFolders),
        MISSION_DIFFICULTIES(MissionManager.class, "difficulties", HangingCapabilityTest::replaceRotation),
        STOP_SIGNAL(ServerLauncher.class, "stopSignal", HangingCapabilityTest::stop);

        final Class<?> type;
        final String method;
        final Consumer<HangingCapabilityTest> request;

        Call(Class<?> type, String method, Consumer<HangingCapabilityTest> request) {
            this.type = type;
            this.method = method;
            this.request = request;
        }
    }

    @BeforeEach
    void startPlatform() {
        platform = new TestCore(data, new InMemoryStores());
        remoteAdmin.players = List.of(new Player("1", "Ann", null, null, null, Map.of()));
        plug();
        stopped = createServer("stopped");
        running = createServer("running");
        platform.configs.update(TestCore.ADMIN, stopped, "main", Map.of("script", LATE_READY), 1);
        platform.lifecycle.start(TestCore.ADMIN, running);
        platform.await(running, ServerStatus.RUNNING);
        Awaitility.await().until(() -> remoteAdmin.opened > 0);
        good = platform.create("good", null);
    }

    @AfterEach
    void stopAll() {
        hung = null;
        release.countDown();
        platform.servers.list(TestCore.VIEWER, null, null).forEach(server -> {
            if (server.status().isActive()) {
                platform.lifecycle.kill(TestCore.ADMIN, server.id());
            }
        });
        platform.crash();
    }

    @ParameterizedTest
    @EnumSource
    void itsOwnRequestTimesOutAndEveryOtherCompletesPromptly(Call call) throws Exception {
        hung = call;
        CompletableFuture<Void> own = CompletableFuture.runAsync(() -> call.request.accept(this), TestCore.CLIENTS);
        assertThat(reached.await(15, TimeUnit.SECONDS)).as("%s is called", call).isTrue();

        promptly("list", () -> platform.servers.list(TestCore.VIEWER, null, null));
        promptly("get", () -> platform.servers.get(TestCore.VIEWER, stopped));
        promptly("get", () -> platform.servers.get(TestCore.VIEWER, good));
        promptly("create", () -> platform.create("another", null));
        promptly("update", () -> platform.servers.update(TestCore.ADMIN, good, renamed("better")));
        promptly("configure", () -> platform.configs.update(TestCore.ADMIN, good, "main", Map.of("slots", 9), 1));
        promptly("start", () -> platform.lifecycle.start(TestCore.ADMIN, good));
        platform.await(good, ServerStatus.RUNNING);
        promptly("stop", () -> platform.lifecycle.stop(TestCore.ADMIN, good, false, null));
        platform.await(good, ServerStatus.STOPPED);
        promptly("delete", () -> platform.servers.delete(TestCore.ADMIN, good));

        try {
            own.get(8, TimeUnit.SECONDS); // the guard's timeout is 5 s
        } catch (ExecutionException e) {
            assertThat(e.getCause()).hasMessageContaining("The adapter of game type 'bad' did not respond in time");
        }
    }

    /** The calls in the list below follow one in the enum, run in the background, or have a limit of their own. */
    @Test
    void everyCallToAnAdapterIsMadeToHang() {
        Set<String> follow = Set.of(
                "LineReader.pendingLines",
                "LineReader.flush",
                "RemoteSession.close",
                "BanManager.listedIdentity",
                "MissionManager.inspect",
                "GameAdapter.displayName");
        Set<String> missing = new TreeSet<>();
        Stream.concat(
                        services.keySet().stream(),
                        Stream.of(ReadinessProbe.class, RemoteSession.class, LineReader.class))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> !method.isSynthetic() && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> Arrays.stream(Call.values())
                        .noneMatch(call ->
                                call.type == method.getDeclaringClass() && call.method.equals(method.getName())))
                .forEach(method -> missing.add(method.getDeclaringClass().getSimpleName() + "." + method.getName()));
        assertThat(missing).isEqualTo(new TreeSet<>(follow));
    }

    private static void promptly(String what, Runnable request) throws Exception {
        CompletableFuture<Void> response = CompletableFuture.runAsync(request, TestCore.CLIENTS);
        try {
            response.get(PROMPT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(what + " does not complete within " + PROMPT, e);
        }
    }

    private int createServer(String name) {
        return platform.servers
                .create(
                        TestCore.ADMIN,
                        new NewServer(name, null, "bad", "/bin/sh", FreePorts.first(2), null, null, null))
                .server()
                .id();
    }

    private void create() {
        createServer("one more");
    }

    /** Nothing that the adapter has reported is cached. */
    private void createWithFreshAdapter() {
        unplug();
        plug();
        create();
    }

    private void suggestPorts() {
        platform.suggestions.freePorts(TestCore.ADMIN, "bad");
    }

    private void changePort() {
        ServerUpdate change = new ServerUpdate(null, null, null, FreePorts.first(2), null, null, null);
        platform.servers.update(TestCore.ADMIN, stopped, change);
    }

    private void configurePort() {
        platform.configs.update(TestCore.ADMIN, stopped, "main", Map.of("rcon_port", FreePorts.first(1)), 2);
    }

    private void start() {
        platform.lifecycle.start(TestCore.ADMIN, stopped);
    }

    private void stop() {
        platform.lifecycle.stop(TestCore.ADMIN, running, false, null);
    }

    private void command() {
        platform.console.command(TestCore.ADMIN, running, "anything");
    }

    private void listCommands() {
        platform.games.remoteCommands("bad");
    }

    private void kick() {
        platform.players.kick(TestCore.ADMIN, running, "1", "");
    }

    private void ban() {
        platform.players.ban(TestCore.ADMIN, running, "1", "", Duration.ZERO);
    }

    private void say() {
        platform.console.say(TestCore.ADMIN, running, "anything");
    }

    private void registerMod() {
        platform.mods.register(
                TestCore.ADMIN, new Mod(0, "bad", "mod", data.resolve("mod").toString(), null, null));
    }

    private void addBan() {
        platform.bans.add(TestCore.ADMIN, stopped, new NewBan("id1", null, "", Duration.ZERO));
    }

    private void addInvalidBan() {
        platform.bans.add(TestCore.ADMIN, stopped, new NewBan("nobody", null, "", Duration.ZERO));
    }

    private void listBans() {
        platform.bans.list(TestCore.VIEWER, stopped, true, 10, 0);
    }

    private void listMissions() {
        platform.missions.list(TestCore.VIEWER, stopped);
    }

    private void listMissionFolders() {
        try {
            Files.createDirectories(data.resolve("servers/" + stopped + "/missions/folder"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listMissions();
    }

    private void replaceRotation() {
        platform.missions.replaceRotation(TestCore.ADMIN, stopped, List.of());
    }

    private static ServerUpdate renamed(String name) {
        return new ServerUpdate(name, null, null, null, null, null, null);
    }

    private final Map<Class<?>, Object> services = new LinkedHashMap<>();

    private void plug() {
        services.put(GameAdapter.class, proxy(GameAdapter.class, game));
        services.put(ConfigGenerator.class, proxy(ConfigGenerator.class, game));
        services.put(ServerLauncher.class, proxy(ServerLauncher.class, game));
        services.put(ModManager.class, proxy(ModManager.class, modManager));
        services.put(BanManager.class, proxy(BanManager.class, new InMemoryBanManager()));
        services.put(MissionManager.class, proxy(MissionManager.class, new TextMissionManager()));
        services.put(PlayerLister.class, proxy(PlayerLister.class, remoteAdmin));
        services.put(PlayerKicker.class, proxy(PlayerKicker.class, remoteAdmin));
        services.put(PlayerBanner.class, proxy(PlayerBanner.class, remoteAdmin));
        services.put(MessageBroadcaster.class, proxy(MessageBroadcaster.class, remoteAdmin));
        services.put(GracefulShutdown.class, proxy(GracefulShutdown.class, remoteAdmin));
        services.put(RemoteAdmin.class, proxy(RemoteAdmin.class, remoteAdmin));
        services.put(LogParser.class, proxy(LogParser.class, logParser));
        services.forEach((type, service) -> platform.registry.bind(service, GameServices.properties("bad", type)));
    }

    private void unplug() {
        services.forEach((type, service) -> platform.registry.unbind(service, GameServices.properties("bad", type)));
    }

    /** Passes every call on, except that the hanging one waits for the end of the test or an interrupt. */
    private <T> T proxy(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            Call now = hung;
            if (now != null && now.type == type && now.method.equals(method.getName())) {
                reached.countDown();
                release.await();
            }
            try {
                return wrapped(method.invoke(target, args));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private Object wrapped(Object response) {
        if (response instanceof ReadinessProbe) {
            return proxy(ReadinessProbe.class, response);
        }
        if (response instanceof LineReader) {
            return proxy(LineReader.class, response);
        }
        return response instanceof RemoteSession ? proxy(RemoteSession.class, response) : response;
    }
}
