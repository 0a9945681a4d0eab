package io.languard.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.languard.api.error.LanguardException;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.core.event.AuditTrailServiceImpl;
import io.languard.core.registry.WorldRegistry;
import io.languard.core.schedule.ScheduleRegistry;
import io.languard.core.schedule.ScheduleWiring;
import io.languard.core.system.SettingsServiceImpl;
import io.languard.core.system.SystemServiceImpl;
import io.languard.core.world.WorldAdminServiceImpl;
import io.languard.core.world.WorldServiceImpl;
import io.languard.service.deploy.DiagnosisService;
import io.languard.service.deploy.DropFolderService;
import io.languard.service.event.AuditTrailService;
import io.languard.service.game.GameService;
import io.languard.service.mod.Mod;
import io.languard.service.settings.Settings;
import io.languard.service.system.DatabaseStatus;
import io.languard.service.user.Actor;
import io.languard.service.user.ApiKeyService;
import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
import io.languard.service.user.TotpService;
import io.languard.service.user.UserService;
import io.languard.service.user.UserSession;
import io.languard.service.webhook.WebhookService;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;

/** Calls every use case that takes an actor, with arguments that are not valid, so that only the permission matters. */
class UseCaseAuthorizationTest {

    private static final int SERVER = 7;

    /** What each use case requires; a use case without an entry fails the build. */
    private static final Map<String, Permission> REQUIRED = Map.ofEntries(
            Map.entry("AuditTrailService.list", Permission.SERVER_VIEW),
            Map.entry("BackupService.archive", Permission.SERVER_BACKUPS),
            Map.entry("BackupService.create", Permission.SERVER_BACKUPS),
            Map.entry("BackupService.delete", Permission.SERVER_BACKUPS),
            Map.entry("BackupService.deleteServer", Permission.SERVER_DELETE),
            Map.entry("BackupService.list", Permission.SERVER_VIEW),
            Map.entry("BackupService.policy", Permission.SERVER_VIEW),
            Map.entry("BackupService.restore", Permission.SERVER_BACKUPS),
            Map.entry("BackupService.setPolicy", Permission.SERVER_BACKUPS),
            Map.entry("BackupService.update", Permission.SERVER_BACKUPS),
            Map.entry("BanService.add", Permission.SERVER_PLAYERS),
            Map.entry("BanService.list", Permission.SERVER_VIEW),
            Map.entry("BanService.remove", Permission.SERVER_PLAYERS),
            Map.entry("ConfigImportService.importFile", Permission.SERVER_CONFIG),
            Map.entry("ConfigImportService.importLocalFile", Permission.SYSTEM_MANAGE),
            Map.entry("ConfigImportService.require", Permission.SERVER_VIEW),
            Map.entry("ConfigService.all", Permission.SERVER_VIEW),
            Map.entry("ConfigService.awaitingRestart", Permission.SERVER_VIEW),
            Map.entry("ConfigService.file", Permission.SERVER_CONFIG),
            Map.entry("ConfigService.preview", Permission.SERVER_CONFIG),
            Map.entry("ConfigService.section", Permission.SERVER_VIEW),
            Map.entry("ConfigService.sectionNames", Permission.SERVER_VIEW),
            Map.entry("ConfigService.update", Permission.SERVER_CONFIG),
            Map.entry("LifecycleService.kill", Permission.SERVER_POWER),
            Map.entry("LifecycleService.restart", Permission.SERVER_POWER),
            Map.entry("LifecycleService.start", Permission.SERVER_POWER),
            Map.entry("LifecycleService.stop", Permission.SERVER_POWER),
            Map.entry("LifecycleService.stopAll", Permission.SYSTEM_MANAGE),
            Map.entry("MetricService.query", Permission.SERVER_VIEW),
            Map.entry("MissionService.delete", Permission.SERVER_MISSIONS),
            Map.entry("MissionService.list", Permission.SERVER_VIEW),
            Map.entry("MissionService.replaceRotation", Permission.SERVER_MISSIONS),
            Map.entry("MissionService.require", Permission.SERVER_VIEW),
            Map.entry("MissionService.rotation", Permission.SERVER_VIEW),
            Map.entry("MissionService.upload", Permission.SERVER_MISSIONS),
            Map.entry("ModService.delete", Permission.MODS_MANAGE),
            Map.entry("ModService.enabled", Permission.SERVER_VIEW),
            Map.entry("ModService.register", Permission.MODS_MANAGE),
            Map.entry("ModService.replaceEnabled", Permission.SERVER_MODS),
            Map.entry("OverviewService.get", Permission.SERVER_VIEW),
            Map.entry("PlayerService.ban", Permission.SERVER_PLAYERS),
            Map.entry("PlayerService.history", Permission.SERVER_VIEW),
            Map.entry("PlayerService.kick", Permission.SERVER_PLAYERS),
            Map.entry("PlayerService.online", Permission.SERVER_VIEW),
            Map.entry("RemoteConsoleService.command", Permission.SERVER_CONSOLE),
            Map.entry("RemoteConsoleService.require", Permission.SERVER_VIEW),
            Map.entry("RemoteConsoleService.say", Permission.SERVER_CONSOLE),
            Map.entry("RouteService.openContext", Permission.SERVER_VIEW),
            Map.entry("RouteService.require", Permission.SERVER_VIEW),
            Map.entry("ScheduleService.create", Permission.SERVER_SCHEDULES),
            Map.entry("ScheduleService.delete", Permission.SERVER_SCHEDULES),
            Map.entry("ScheduleService.get", Permission.SERVER_VIEW),
            Map.entry("ScheduleService.list", Permission.SERVER_VIEW),
            Map.entry("ScheduleService.preview", Permission.SERVER_VIEW),
            Map.entry("ScheduleService.run", Permission.SERVER_SCHEDULES),
            Map.entry("ScheduleService.runs", Permission.SERVER_VIEW),
            Map.entry("ScheduleService.update", Permission.SERVER_SCHEDULES),
            Map.entry("ServerLogService.clear", Permission.SERVER_CONFIG),
            Map.entry("ServerLogService.query", Permission.SERVER_VIEW),
            Map.entry("ServerService.create", Permission.SERVERS_CREATE),
            Map.entry("ServerService.delete", Permission.SERVER_DELETE),
            Map.entry("ServerService.get", Permission.SERVER_VIEW),
            Map.entry("ServerService.update", Permission.SERVER_CONFIG),
            Map.entry("ServerSuggestionService.executables", Permission.SERVERS_CREATE),
            Map.entry("ServerSuggestionService.freePorts", Permission.SERVERS_CREATE),
            Map.entry("SettingsService.list", Permission.SYSTEM_MANAGE),
            Map.entry("SystemService.info", Permission.SYSTEM_MANAGE),
            Map.entry("WorldAdminService.console", Permission.SERVER_VIEW),
            Map.entry("WorldAdminService.delete", Permission.WORLDS_MANAGE),
            Map.entry("WorldAdminService.freeze", Permission.WORLDS_MANAGE),
            Map.entry("WorldAdminService.get", Permission.SERVER_VIEW),
            Map.entry("WorldAdminService.start", Permission.WORLDS_MANAGE),
            Map.entry("WorldAdminService.stop", Permission.WORLDS_MANAGE),
            Map.entry("WorldAdminService.thaw", Permission.WORLDS_MANAGE),
            Map.entry("WorldService.cleanup", Permission.WORLDS_MANAGE),
            Map.entry("WorldService.ensureRunning", Permission.WORLDS_MANAGE),
            Map.entry("WorldService.list", Permission.SERVER_VIEW),
            Map.entry("WorldService.mayStop", Permission.WORLDS_MANAGE),
            Map.entry("WorldService.stop", Permission.WORLDS_MANAGE));

    /** Use cases that are open to everybody and concern what the actor may view. */
    private static final Set<String> FILTERED = Set.of(
            "JobService.cancel",
            "JobService.get",
            "JobService.list",
            "MetricService.recent",
            "ModService.list",
            "OverviewService.list",
            "ServerService.list",
            "SystemService.status");

    /** The reads among the use cases of worlds, which are open to whoever manages worlds as well. */
    private static final Set<String> WORLD_READS =
            Set.of("WorldAdminService.console", "WorldAdminService.get", "WorldService.list");

    /** The only methods of use cases that take neither an actor nor a session. */
    private static final Set<String> WITHOUT_ACTOR = Set.of(
            // They establish who the actor is.
            "AuthenticationService.login",
            "AuthenticationService.loginForCommand",
            "AuthenticationService.verify",
            "AuthenticationService.verifyForSetup",
            // The platform's own parts publish events; clients never do.
            "EventService.publish",
            // What a game can do is open to every authenticated user.
            "GameService.capabilities",
            "GameService.defaults",
            "GameService.get",
            "GameService.list",
            "GameService.missionRules",
            "GameService.remoteAdmin",
            "GameService.remoteCommands",
            "GameService.require",
            "GameService.routes",
            "GameService.schemas",
            // The health check is public.
            "SystemService.healthy",
            // Tells only whether there can be worlds.
            "WorldService.available");

    private static final Set<Class<?>> OTHER_BUNDLES = Set.of(
            UserService.class,
            ApiKeyService.class,
            TotpService.class,
            DiagnosisService.class,
            DropFolderService.class,
            WebhookService.class);

    @TempDir
    static Path data;

    static TestCore platform;
    static List<Object> services;

    @BeforeAll
    static void start() {
        platform = new TestCore(data, new InMemoryStores());
        Settings settings = new Settings(Map.of());
        WorldRegistry worlds = new WorldRegistry(platform.threads);
        services = List.of(
                platform.servers,
                platform.suggestions,
                platform.lifecycle,
                platform.configs,
                platform.imports,
                platform.missions,
                platform.mods,
                platform.bans,
                platform.players,
                platform.console,
                platform.routes,
                platform.logs,
                platform.metrics,
                platform.overviews,
                ScheduleWiring.service(platform),
                platform.backups,
                new SystemServiceImpl(
                        platform.authorizer,
                        platform.servers,
                        stub(GameService.class, "list", List.of()),
                        stub(DatabaseStatus.class, "available", true),
                        platform.serverRegistry,
                        new ScheduleRegistry(),
                        new Settings(Map.of()),
                        bundleContext()),
                new SettingsServiceImpl(platform.authorizer, settings, bundleContext()),
                new AuditTrailServiceImpl(platform.authorizer, platform.events),
                new WorldServiceImpl(platform.authorizer, platform.events, worlds, settings),
                new WorldAdminServiceImpl(platform.authorizer, platform.events, worlds, settings));
    }

    @AfterAll
    static void stop() {
        platform.crash();
    }

    /** Returns the use cases that take an actor; those of users and adapters' files belong to other bundles. */
    static Stream<Method> useCases() {
        return interfaces()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> startsWith(method, Actor.class))
                .filter(method -> !OTHER_BUNDLES.contains(method.getDeclaringClass()));
    }

    /** Returns the use cases that throw if a permission is missing. */
    static Stream<Method> restrictedUseCases() {
        return useCases().filter(useCase -> !FILTERED.contains(name(useCase)));
    }

    private static Stream<Class<?>> interfaces() {
        return new ClassFileImporter()
                .importPackages("io.languard.service").stream()
                        .filter(type ->
                                type.isInterface() && type.getSimpleName().endsWith("Service"))
                        .map(JavaClass::reflect);
    }

    private static boolean startsWith(Method method, Class<?> type) {
        return method.getParameterCount() > 0 && method.getParameterTypes()[0] == type;
    }

    private static String name(Method useCase) {
        return useCase.getDeclaringClass().getSimpleName() + "." + useCase.getName();
    }

    /** Returns the permissions each of which suffices. */
    private static Set<Permission> sufficientFor(Method useCase) {
        Permission required = REQUIRED.get(name(useCase));
        return WORLD_READS.contains(name(useCase)) ? Set.of(required, Permission.WORLDS_MANAGE) : Set.of(required);
    }

    private static boolean isOfServer(Method useCase) {
        return !isOfWorlds(useCase) && REQUIRED.get(name(useCase)).wireName().startsWith("server.");
    }

    private static boolean isOfWorlds(Method useCase) {
        return name(useCase).startsWith("World");
    }

    @Test
    void everyUseCaseIsListedHere() {
        assertThat(useCases().map(UseCaseAuthorizationTest::name).collect(Collectors.toSet()))
                .isEqualTo(Stream.concat(REQUIRED.keySet().stream(), FILTERED.stream())
                        .collect(Collectors.toSet()));
    }

    @Test
    void onlyTheseUseCasesTakeNoActor() {
        assertThat(interfaces()
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .filter(method -> !Modifier.isStatic(method.getModifiers()))
                        .filter(method -> !startsWith(method, Actor.class) && !startsWith(method, UserSession.class))
                        .map(UseCaseAuthorizationTest::name)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(WITHOUT_ACTOR);
    }

    @ParameterizedTest
    @MethodSource("restrictedUseCases")
    void requiresItsPermissionBeforeAnythingElse(Method useCase) {
        Set<Permission> sufficient = sufficientFor(useCase);
        Actor others = new Actor("eve", List.of(Grant.everywhere(without(sufficient))));
        assertThat(isForbidden(useCase, others)).isTrue();
        assertThat(sufficient).allSatisfy(permission -> assertThat(isForbidden(
                        useCase, new Actor("eve", List.of(Grant.everywhere(withNeeded(useCase, permission))))))
                .isFalse());
        assertThat(isForbidden(useCase, TestCore.ADMIN)).isFalse();
        assertThat(isForbidden(useCase, TestCore.VIEWER)).isEqualTo(!sufficient.contains(Permission.SERVER_VIEW));
    }

    @ParameterizedTest
    @MethodSource("restrictedUseCases")
    void aGrantOfOneServerCoversThatServerOnly(Method useCase) {
        Set<Permission> needed = withNeeded(useCase, REQUIRED.get(name(useCase)));
        assertThat(isForbidden(useCase, new Actor("eve", List.of(new Grant(SERVER, needed)))))
                .isEqualTo(!isOfServer(useCase));
        Actor elsewhere = new Actor("eve", List.of(new Grant(SERVER + 1, EnumSet.allOf(Permission.class))));
        assertThat(isForbidden(useCase, elsewhere)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("restrictedUseCases")
    void aServerThatMayNotBeViewedDoesNotExist(Method useCase) {
        if (isOfServer(useCase)) {
            Set<Permission> others = EnumSet.complementOf(EnumSet.of(Permission.SERVER_VIEW));
            assertThat(refusal(useCase, new Actor("eve", List.of(new Grant(SERVER, others)))))
                    .isEqualTo("NOT_FOUND: Server with id " + SERVER + " not found");
        }
    }

    @ParameterizedTest
    @MethodSource("restrictedUseCases")
    void aMissingPermissionIsNamed(Method useCase) {
        Set<Permission> sufficient = sufficientFor(useCase);
        if (!sufficient.contains(Permission.SERVER_VIEW)) {
            Actor others = new Actor("eve", List.of(Grant.everywhere(without(sufficient))));
            assertThat(refusal(useCase, others))
                    .isEqualTo("FORBIDDEN: Requires the permission "
                            + REQUIRED.get(name(useCase)).wireName());
        }
    }

    @ParameterizedTest
    @MethodSource("restrictedUseCases")
    void thePlatformsOwnActorsMayDoWhatTheyNeedOnly(Method useCase) {
        boolean ofWorlds = isOfWorlds(useCase);
        boolean read = REQUIRED.get(name(useCase)) == Permission.SERVER_VIEW;
        assertThat(isForbidden(useCase, Actor.lobby())).isEqualTo(!ofWorlds);
        assertThat(isForbidden(useCase, Actor.supervisor())).isEqualTo(!ofWorlds && !read);
        assertThat(isForbidden(useCase, Actor.game())).isTrue();
        assertThat(isForbidden(useCase, Actor.anonymous())).isTrue();
        assertThat(isForbidden(useCase, Actor.shell())).isFalse();
    }

    @Test
    void listsAndCountsContainWhatTheActorMayViewOnly() {
        TestCore core = new TestCore(data.resolve("lists"), new InMemoryStores());
        int one = core.create("one", null);
        core.create("two", null);
        core.registerModManager();
        core.mods.register(
                TestCore.ADMIN, new Mod(0, "fake", "@one", data.resolve("@one").toString(), null, null));
        SystemServiceImpl system = new SystemServiceImpl(
                core.authorizer,
                core.servers,
                stub(GameService.class, "list", List.of()),
                stub(DatabaseStatus.class, "available", true),
                core.serverRegistry,
                new ScheduleRegistry(),
                new Settings(Map.of()),
                bundleContext());

        assertThat(core.servers.list(Actor.anonymous(), null, null)).isEmpty();
        assertThat(core.overviews.list(Actor.anonymous(), 10, 0)).isEmpty();
        assertThat(core.mods.list(Actor.anonymous(), null)).isEmpty();
        assertThat(system.status(Actor.anonymous()).totalServers()).isZero();

        Actor granted = actor(one, Permission.SERVER_VIEW);
        assertThat(core.servers.list(granted, null, null)).singleElement().satisfies(server -> assertThat(server.id())
                .isEqualTo(one));
        assertThat(core.mods.list(granted, null)).hasSize(1);
        assertThat(refusal(core, () -> core.servers.get(granted, one + 1)))
                .isEqualTo("NOT_FOUND: Server with id " + (one + 1) + " not found");
        assertThat(system.status(granted).totalServers()).isEqualTo(1);

        assertThat(core.servers.list(TestCore.VIEWER, null, null)).hasSize(2);
        assertThat(core.mods.list(actor(null, Permission.MODS_MANAGE), null)).hasSize(1);
        assertThat(core.mods.list(actor(99, Permission.SERVER_VIEW), null)).isEmpty();
        assertThat(system.status(TestCore.VIEWER).totalServers()).isEqualTo(2);
        core.crash();
    }

    @Test
    void thePlatformsTrailIsForThoseWhoManageTheSystem() {
        AuditTrailService trail = new AuditTrailServiceImpl(platform.authorizer, platform.events);
        assertThatNoException().isThrownBy(() -> trail.list(TestCore.ADMIN, null, null, 1, 0));
        assertThat(isForbidden(() -> trail.list(TestCore.VIEWER, null, null, 1, 0)))
                .isTrue();
    }

    private static Actor actor(Integer serverId, Permission permission) {
        return new Actor("eve", List.of(new Grant(serverId, Set.of(permission))));
    }

    private static Set<Permission> without(Set<Permission> permissions) {
        return Arrays.stream(Permission.values())
                .filter(other -> !permissions.contains(other))
                .collect(Collectors.toSet());
    }

    /** Returns a permission with what else the use case needs. */
    private static Set<Permission> withNeeded(Method useCase, Permission permission) {
        Set<Permission> needed = EnumSet.of(permission);
        if (isOfServer(useCase)) {
            needed.add(Permission.SERVER_VIEW);
        }
        if (name(useCase).equals("LifecycleService.stopAll")) {
            needed.add(Permission.SERVER_POWER);
        }
        if (name(useCase).equals("ConfigImportService.importLocalFile")) {
            needed.addAll(Set.of(Permission.SERVER_CONFIG, Permission.SERVER_VIEW));
        }
        return needed;
    }

    private static boolean isForbidden(Method useCase, Actor actor) {
        return !refusal(useCase, actor).isEmpty();
    }

    /** Returns code and message of the error with which the actor is refused; empty if it is not. */
    private static String refusal(Method useCase, Actor actor) {
        Object service = services.stream()
                .filter(useCase.getDeclaringClass()::isInstance)
                .findFirst()
                .orElseThrow();
        Object[] arguments = Arrays.stream(useCase.getParameterTypes())
                .map(type -> argument(type, actor))
                .toArray();
        return refusal(platform, () -> {
            try {
                useCase.invoke(service, arguments);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new AssertionError(e);
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static boolean isForbidden(Runnable call) {
        return !refusal(platform, call).isEmpty();
    }

    private static String refusal(TestCore core, Runnable call) {
        core.authorizer.refusal = "";
        try {
            call.run();
            return "";
        } catch (LanguardException e) {
            return core.authorizer.refusal;
        } catch (RuntimeException e) {
            return ""; // an argument that is not valid, found after the permission was checked
        }
    }

    private static Object argument(Class<?> type, Actor actor) {
        if (type == Actor.class) {
            return actor;
        }
        if (type == int.class || type == Integer.class) {
            return SERVER;
        }
        if (type == boolean.class) {
            return false;
        }
        if (type == String.class) {
            return "x";
        }
        if (type == List.class) {
            return List.of();
        }
        if (type == Map.class) {
            return new TreeMap<>();
        }
        return type == Duration.class ? Duration.ZERO : null;
    }

    private static BundleContext bundleContext() {
        return stub(BundleContext.class, "getBundle", stub(Bundle.class, "getVersion", Version.emptyVersion));
    }

    /** Returns an object with one method. */
    private static <T> T stub(Class<T> type, String method, Object response) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, called, arguments) -> called.getName().equals(method) ? response : null));
    }
}
