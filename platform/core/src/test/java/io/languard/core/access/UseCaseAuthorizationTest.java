package io.languard.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.core.event.AuditTrailServiceImpl;
import io.languard.core.registry.WorldRegistry;
import io.languard.core.world.WorldAdminServiceImpl;
import io.languard.core.world.WorldServiceImpl;
import io.languard.service.event.AuditTrailService;
import io.languard.service.settings.Settings;
import io.languard.service.user.Actor;
import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
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

/** Calls every use case that takes an actor, with arguments that are not valid, so that only the permission matters. */
class UseCaseAuthorizationTest {

    private static final int SERVER = 7;

    /** What each use case requires; a use case without an entry fails the build. */
    private static final Map<String, Permission> REQUIRED = Map.ofEntries(
            Map.entry("AuditTrailService.list", Permission.SERVER_VIEW),
            Map.entry("BanService.add", Permission.SERVER_PLAYERS),
            Map.entry("BanService.remove", Permission.SERVER_PLAYERS),
            Map.entry("ConfigService.file", Permission.SERVER_CONFIG),
            Map.entry("ConfigService.preview", Permission.SERVER_CONFIG),
            Map.entry("ConfigService.update", Permission.SERVER_CONFIG),
            Map.entry("LifecycleService.kill", Permission.SERVER_POWER),
            Map.entry("LifecycleService.restart", Permission.SERVER_POWER),
            Map.entry("LifecycleService.start", Permission.SERVER_POWER),
            Map.entry("LifecycleService.stop", Permission.SERVER_POWER),
            Map.entry("MissionService.delete", Permission.SERVER_MISSIONS),
            Map.entry("MissionService.replaceRotation", Permission.SERVER_MISSIONS),
            Map.entry("MissionService.upload", Permission.SERVER_MISSIONS),
            Map.entry("ModService.delete", Permission.MODS_MANAGE),
            Map.entry("ModService.register", Permission.MODS_MANAGE),
            Map.entry("ModService.replaceEnabled", Permission.SERVER_MODS),
            Map.entry("PlayerService.ban", Permission.SERVER_PLAYERS),
            Map.entry("PlayerService.history", Permission.SERVER_VIEW),
            Map.entry("PlayerService.kick", Permission.SERVER_PLAYERS),
            Map.entry("PlayerService.online", Permission.SERVER_VIEW),
            Map.entry("RemoteConsoleService.command", Permission.SERVER_CONSOLE),
            Map.entry("RemoteConsoleService.say", Permission.SERVER_CONSOLE),
            Map.entry("RouteService.openContext", Permission.SERVER_VIEW),
            Map.entry("RouteService.require", Permission.SERVER_VIEW),
            Map.entry("ServerLogService.clear", Permission.SERVER_CONFIG),
            Map.entry("ServerService.create", Permission.SERVERS_CREATE),
            Map.entry("ServerService.delete", Permission.SERVER_DELETE),
            Map.entry("ServerService.update", Permission.SERVER_CONFIG),
            Map.entry("WorldAdminService.delete", Permission.WORLDS_MANAGE),
            Map.entry("WorldAdminService.freeze", Permission.WORLDS_MANAGE),
            Map.entry("WorldAdminService.start", Permission.WORLDS_MANAGE),
            Map.entry("WorldAdminService.stop", Permission.WORLDS_MANAGE),
            Map.entry("WorldAdminService.thaw", Permission.WORLDS_MANAGE),
            Map.entry("WorldService.cleanup", Permission.WORLDS_MANAGE),
            Map.entry("WorldService.ensureRunning", Permission.WORLDS_MANAGE),
            Map.entry("WorldService.stop", Permission.WORLDS_MANAGE));

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
                platform.lifecycle,
                platform.configs,
                platform.missions,
                platform.mods,
                platform.bans,
                platform.players,
                platform.console,
                platform.routes,
                platform.logs,
                new AuditTrailServiceImpl(platform.authorizer, platform.events),
                new WorldServiceImpl(platform.authorizer, platform.events, worlds, settings),
                new WorldAdminServiceImpl(platform.authorizer, platform.events, worlds, settings));
    }

    @AfterAll
    static void stop() {
        platform.crash();
    }

    /** Returns the use cases of all service interfaces; those of users belong to another bundle. */
    static Stream<Method> useCases() {
        return new ClassFileImporter()
                .importPackages("io.languard.service").stream()
                        .filter(type -> type.isInterface() && !type.isAnnotation())
                        .flatMap(type -> Arrays.stream(type.reflect().getDeclaredMethods()))
                        .filter(method ->
                                method.getParameterCount() > 0 && method.getParameterTypes()[0] == Actor.class)
                        .filter(method ->
                                !method.getDeclaringClass().getPackageName().equals(Actor.class.getPackageName()));
    }

    private static String name(Method useCase) {
        return useCase.getDeclaringClass().getSimpleName() + "." + useCase.getName();
    }

    @Test
    void everyUseCaseIsListedHere() {
        assertThat(useCases().map(UseCaseAuthorizationTest::name).collect(Collectors.toSet()))
                .isEqualTo(REQUIRED.keySet());
    }

    @ParameterizedTest
    @MethodSource("useCases")
    void requiresItsPermissionBeforeAnythingElse(Method useCase) {
        Permission required = REQUIRED.get(name(useCase));
        Actor others = new Actor("eve", List.of(Grant.everywhere(without(required))));
        assertThat(isForbidden(useCase, others)).isTrue();
        assertThat(isForbidden(useCase, actor(null, required))).isFalse();
        assertThat(isForbidden(useCase, TestCore.ADMIN)).isFalse();
        assertThat(isForbidden(useCase, TestCore.VIEWER)).isEqualTo(required != Permission.SERVER_VIEW);
    }

    @ParameterizedTest
    @MethodSource("useCases")
    void aGrantOfOneServerCoversThatServerOnly(Method useCase) {
        Permission required = REQUIRED.get(name(useCase));
        assertThat(isForbidden(useCase, actor(SERVER, required)))
                .isEqualTo(!required.wireName().startsWith("server."));
        assertThat(isForbidden(useCase, actor(SERVER + 1, required))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("useCases")
    void thePlatformsOwnActorsMayDoWhatTheyNeedOnly(Method useCase) {
        boolean ofWorlds = name(useCase).startsWith("World");
        assertThat(isForbidden(useCase, Actor.lobby())).isEqualTo(!ofWorlds);
        assertThat(isForbidden(useCase, Actor.supervisor())).isEqualTo(!ofWorlds);
        assertThat(isForbidden(useCase, Actor.game())).isTrue();
        assertThat(isForbidden(useCase, Actor.anonymous())).isTrue();
        assertThat(isForbidden(useCase, Actor.shell())).isFalse();
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

    private static Set<Permission> without(Permission permission) {
        return Arrays.stream(Permission.values())
                .filter(other -> other != permission)
                .collect(Collectors.toSet());
    }

    private static boolean isForbidden(Method useCase, Actor actor) {
        Object service = services.stream()
                .filter(useCase.getDeclaringClass()::isInstance)
                .findFirst()
                .orElseThrow();
        Object[] arguments = Arrays.stream(useCase.getParameterTypes())
                .map(type -> argument(type, actor))
                .toArray();
        return isForbidden(() -> {
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
        try {
            call.run();
            return false;
        } catch (LanguardException e) {
            return e.code() == ErrorCode.FORBIDDEN;
        } catch (RuntimeException e) {
            return false; // an argument that is not valid, found after the permission was checked
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
}
