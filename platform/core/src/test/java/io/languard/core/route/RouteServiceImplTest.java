package io.languard.core.route;

import static io.languard.core.ExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.remote.RemoteSession;
import io.languard.api.route.RouteContext;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.user.Actor;
import io.languard.service.user.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteServiceImplTest {

    static final Actor EVE = Actor.user("eve", Role.ADMIN);

    @TempDir
    Path data;

    TestCore platform;

    @BeforeEach
    void start() {
        platform = new TestCore(data, new InMemoryStores());
    }

    @AfterEach
    void stop() {
        platform.servers.list(TestCore.VIEWER, null, null).stream()
                .filter(server -> server.status().isActive())
                .forEach(server -> platform.lifecycle.kill(TestCore.ADMIN, server.id()));
        platform.crash();
    }

    @Test
    void aContextProvidesItsServerAndItsUser() {
        int id = platform.create("one", null);
        RouteContext context = platform.routes.openContext(EVE, id, "fake");
        assertThat(context.server().id()).isEqualTo(id);
        assertThat(context.user()).isEqualTo("eve");
        assertThat(context.remote()).isEmpty();
        context.audit("reloaded", Map.of("what", "filters"));
        assertThat(platform.trail(id, "reloaded").get(0).actor()).isEqualTo("eve");
        assertThatIllegalArgumentException().isThrownBy(() -> context.audit("No Type", Map.of()));
        assertRefused(ErrorCode.NOT_FOUND, () -> platform.routes.openContext(EVE, 77, "fake"));
        assertRefused(ErrorCode.NOT_FOUND, () -> platform.routes.openContext(EVE, id, "other"));
        platform.unregisterAdapter();
        assertRefused(ErrorCode.GAME_TYPE_NOT_FOUND, () -> platform.routes.openContext(EVE, id, "fake"));
    }

    @Test
    void requestsThatMayChangeSomethingRequireMoreThanReadingOnes() {
        int id = platform.create("one", null);
        assertThatNoException().isThrownBy(() -> platform.routes.require(EVE, id, "fake", true));
        assertThatNoException().isThrownBy(() -> platform.routes.require(TestCore.VIEWER, id, "fake", false));
        assertRefused(ErrorCode.FORBIDDEN, () -> platform.routes.require(TestCore.VIEWER, id, "fake", true));
    }

    @Test
    void requestsRequireTheServerAndItsGameAfterThePermission() {
        int id = platform.create("one", null);
        assertRefused(ErrorCode.FORBIDDEN, () -> platform.routes.require(TestCore.VIEWER, 77, "fake", true));
        assertRefused(ErrorCode.NOT_FOUND, () -> platform.routes.require(EVE, 77, "fake", true));
        assertRefused(ErrorCode.NOT_FOUND, () -> platform.routes.require(EVE, id, "other", true));
        platform.unregisterAdapter();
        assertRefused(ErrorCode.GAME_TYPE_NOT_FOUND, () -> platform.routes.require(EVE, id, "fake", true));
    }

    @Test
    void closesProvidedSessionsWithTheContext() throws Exception {
        platform.registerRemoteAdmin();
        int id = platform.createRunning("one", null);
        RouteContext context = platform.routes.openContext(EVE, id, "fake");
        RemoteSession session = context.remote().orElseThrow();
        assertThat(session.command("hello").toCompletableFuture().join()).isEqualTo("done: hello");
        ((AutoCloseable) context).close();
        failsAsUnavailable(session);
        assertThat(platform.remote.closed).isZero();
    }

    @Test
    void waitsForASessionThatIsBeingOpened() {
        platform.remote.connects = false;
        platform.registerRemoteAdmin();
        int id = platform.createRunning("one", null);
        RouteContext context = platform.routes.openContext(EVE, id, "fake");
        CompletableFuture<Boolean> present =
                CompletableFuture.supplyAsync(() -> context.remote().isPresent(), TestCore.CLIENTS);
        Awaitility.await().until(() -> platform.remote.listener != null);
        platform.remote.listener.connectionChanged(true);
        assertThat(present).succeedsWithin(Duration.ofSeconds(3)).isEqualTo(true);
    }

    @Test
    void hasNoSessionWhenNoneConnects() {
        platform.remote.connects = false;
        platform.registerRemoteAdmin();
        int id = platform.createRunning("one", null);
        RouteContext context = platform.routes.openContext(EVE, id, "fake");
        assertThat(context.remote()).isEmpty();
        long begin = System.nanoTime();
        assertThat(context.remote()).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void closesProvidedSessionsWhenTheAdapterDisappears() {
        platform.registerRemoteAdmin();
        int id = platform.createRunning("one", null);
        RouteContext context = platform.routes.openContext(EVE, id, "fake");
        RemoteSession session = context.remote().orElseThrow();
        platform.unregisterRemoteAdmin();
        failsAsUnavailable(session);
        assertThat(context.remote()).isEmpty();
    }

    private static void failsAsUnavailable(RemoteSession session) {
        Assertions.assertThatThrownBy(
                        () -> session.command("hello").toCompletableFuture().join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(LanguardException.class, e -> assertThat(e.code())
                        .isEqualTo(ErrorCode.REMOTE_ADMIN_UNAVAILABLE));
    }
}
