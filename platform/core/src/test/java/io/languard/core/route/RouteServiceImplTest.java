package io.languard.core.route;

import static io.languard.core.ExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.remote.RemoteSession;
import io.languard.api.route.RouteContext;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.user.Role;
import io.languard.service.user.UserSession;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteServiceImplTest {

    static final UserSession EVE = new UserSession(2, "eve", Role.ADMIN, "t", Instant.MAX);

    @TempDir
    Path data;

    TestCore platform;

    @BeforeEach
    void start() {
        platform = new TestCore(data, new InMemoryStores());
    }

    @AfterEach
    void stop() {
        platform.servers.list(null, null).stream()
                .filter(server -> server.status().isActive())
                .forEach(server -> platform.lifecycle.kill(TestCore.ADMIN, server.id()));
        platform.crash();
    }

    @Test
    void aCallKnowsItsServerAndItsUser() {
        int id = platform.create("one", null);
        RouteContext call = platform.routes.openContext(EVE, id, "fake");
        assertThat(call.server().id()).isEqualTo(id);
        assertThat(call.user()).isEqualTo("eve");
        assertThat(call.remote()).isEmpty();
        call.audit("reloaded", Map.of("what", "filters"));
        assertThat(platform.trail(id, "reloaded").get(0).actor()).isEqualTo("eve");
        assertThatIllegalArgumentException().isThrownBy(() -> call.audit("No Type", Map.of()));
        assertRefused(ErrorCode.NOT_FOUND, () -> platform.routes.openContext(EVE, 77, "fake"));
        assertRefused(ErrorCode.NOT_FOUND, () -> platform.routes.openContext(EVE, id, "other"));
        platform.unregisterAdapter();
        assertRefused(ErrorCode.GAME_TYPE_NOT_FOUND, () -> platform.routes.openContext(EVE, id, "fake"));
    }

    @Test
    void theSessionIsLentForTheCall() throws Exception {
        platform.registerRemoteAdmin();
        int id = platform.createRunning("one", null);
        RouteContext call = platform.routes.openContext(EVE, id, "fake");
        Awaitility.await().until(() -> call.remote().isPresent());
        RemoteSession session = call.remote().orElseThrow();
        assertThat(session.command("hello").toCompletableFuture().join()).isEqualTo("done: hello");
        ((AutoCloseable) call).close();
        failsAsUnavailable(session);
        assertThat(platform.remote.closed).isZero();
    }

    @Test
    void whatWasLentEndsWithItsAdapter() {
        platform.registerRemoteAdmin();
        int id = platform.createRunning("one", null);
        RouteContext call = platform.routes.openContext(EVE, id, "fake");
        Awaitility.await().until(() -> call.remote().isPresent());
        RemoteSession session = call.remote().orElseThrow();
        platform.unregisterRemoteAdmin();
        failsAsUnavailable(session);
        assertThat(call.remote()).isEmpty();
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
