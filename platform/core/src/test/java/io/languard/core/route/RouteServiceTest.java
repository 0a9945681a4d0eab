package io.languard.core.route;

import static io.languard.core.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.remote.RemoteSession;
import io.languard.api.route.RouteCall;
import io.languard.core.Memory;
import io.languard.core.Platform;
import io.languard.ports.user.Role;
import io.languard.ports.user.Session;
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

class RouteServiceTest {

    static final Session EVE = new Session(2, "eve", Role.ADMIN, "t", Instant.MAX);

    @TempDir
    Path data;

    Platform platform;

    @BeforeEach
    void start() {
        platform = new Platform(data, new Memory());
    }

    @AfterEach
    void stop() {
        platform.servers.list(null, null).stream()
                .filter(server -> server.status().isActive())
                .forEach(server -> platform.lifecycle.kill(Platform.ADMIN, server.id()));
        platform.crash();
    }

    @Test
    void aCallKnowsItsServerAndItsUser() {
        int id = platform.create("one", null);
        RouteCall call = platform.routes.call(EVE, id, "fake");
        assertThat(call.server().id()).isEqualTo(id);
        assertThat(call.user()).isEqualTo("eve");
        assertThat(call.remote()).isEmpty();
        call.audit("reloaded", Map.of("what", "filters"));
        assertThat(platform.trail(id, "reloaded").get(0).actor()).isEqualTo("eve");
        assertThatIllegalArgumentException().isThrownBy(() -> call.audit("No Type", Map.of()));
        refused(ErrorCode.NOT_FOUND, () -> platform.routes.call(EVE, 77, "fake"));
        refused(ErrorCode.NOT_FOUND, () -> platform.routes.call(EVE, id, "other"));
        platform.unplug();
        refused(ErrorCode.GAME_TYPE_NOT_FOUND, () -> platform.routes.call(EVE, id, "fake"));
    }

    @Test
    void theSessionIsLentForTheCall() throws Exception {
        platform.plugRemote();
        int id = platform.running("one", null);
        RouteCall call = platform.routes.call(EVE, id, "fake");
        Awaitility.await().until(() -> call.remote().isPresent());
        RemoteSession session = call.remote().orElseThrow();
        assertThat(session.command("hello").toCompletableFuture().join()).isEqualTo("done: hello");
        ((AutoCloseable) call).close();
        failsAsUnavailable(session);
        assertThat(platform.remote.closed).isZero();
    }

    @Test
    void whatWasLentEndsWithItsAdapter() {
        platform.plugRemote();
        int id = platform.running("one", null);
        RouteCall call = platform.routes.call(EVE, id, "fake");
        Awaitility.await().until(() -> call.remote().isPresent());
        RemoteSession session = call.remote().orElseThrow();
        platform.unplugRemote();
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
