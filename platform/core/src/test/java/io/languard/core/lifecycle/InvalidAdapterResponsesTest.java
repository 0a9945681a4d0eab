package io.languard.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.config.ConfigEntry;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.process.PortBinding;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.server.CreationResult;
import io.languard.service.server.NewServer;
import io.languard.service.server.ServerStatus;
import io.languard.testkit.FreePorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests adapters that violate the API: the error names them, and the server can be started once they behave. */
class InvalidAdapterResponsesTest {

    @TempDir
    Path data;

    TestCore platform;

    @BeforeEach
    void start() {
        platform = new TestCore(data, new InMemoryStores());
        platform.registerModManager();
        platform.registerRemoteAdmin();
    }

    @AfterEach
    void stop() {
        platform.crash();
    }

    @Test
    void aStartThatFailsToApplyModsLeavesTheServerStopped() {
        int id = platform.create("one", null);
        for (List<String> response : Arrays.asList(null, Arrays.asList("one", null))) {
            platform.modManager.applied = response;
            assertThatThrownBy(() -> platform.lifecycle.start(TestCore.ADMIN, id))
                    .hasMessageContaining("'fake' failed");
            assertThat(platform.servers.get(TestCore.VIEWER, id).status()).isEqualTo(ServerStatus.STOPPED);
        }
        platform.modManager.applied = List.of();
        platform.lifecycle.start(TestCore.ADMIN, id);
        platform.await(id, ServerStatus.RUNNING);
    }

    @Test
    void onlyTheFirstWarningsAreRetainedAndLongOnesAreTruncated() {
        int id = platform.create("one", null);
        platform.modManager.applied = Collections.nCopies(500, "w".repeat(5_000));
        platform.lifecycle.start(TestCore.ADMIN, id);
        platform.await(id, ServerStatus.RUNNING);
        assertThat(platform.trail(id, "warning"))
                .hasSize(51)
                .allMatch(event -> event.detail().length() < 1_100);
    }

    @Test
    void configurationThatCannotBeWrittenIsAFailureOfTheAdapter() {
        int id = platform.create("one", null);
        ConfigEntry sound = ConfigEntry.file(Path.of("a.cfg"), "text");
        for (ConfigEntry other : List.of(
                ConfigEntry.file(Path.of("../b.cfg"), "text"),
                ConfigEntry.file(Path.of("/b.cfg"), "text"),
                ConfigEntry.file(Path.of("."), "text"),
                ConfigEntry.file(Path.of("b/a.cfg"), "a second of that name"),
                ConfigEntry.file(Path.of("b.cfg"), "x".repeat(5_000_000)))) {
            platform.game.rendered = List.of(sound, other);
            failed(() -> platform.configs.preview(TestCore.ADMIN, id));
            failed(() -> platform.configs.file(TestCore.ADMIN, id, "a.cfg"));
            failed(() -> platform.lifecycle.start(TestCore.ADMIN, id));
            assertThat(platform.servers.get(TestCore.VIEWER, id).status()).isEqualTo(ServerStatus.STOPPED);
        }
    }

    @Test
    void validationChangesNothing() {
        int id = platform.create("one", null);
        platform.game.validation = Map::clear;
        failed(() -> platform.configs.update(TestCore.ADMIN, id, "main", Map.of("slots", 9), 1));
        assertThat(platform.configs.section(TestCore.VIEWER, id, "main").values())
                .containsEntry("slots", 8);
    }

    @Test
    void theReasonOfATimedOutStartNamesTheAdapterThatFailed() {
        int id = platform.create("one", "echo one; exec sleep 300");
        platform.game.timeout = Duration.ofSeconds(1);
        platform.game.readinessFails = true;
        platform.lifecycle.start(TestCore.ADMIN, id);
        platform.await(id, ServerStatus.ERROR);
        assertThat(platform.trail(id, "start_failed").get(0).detail())
                .contains("not ready within 1 s")
                .contains("'fake' failed");
    }

    @Test
    void onlyAPortThatTheGameItselfUsesCausesAWarning() {
        int game = FreePorts.first(2);
        assertThat(warnings("apart", game, game + 3)).isEmpty();
        assertThat(warnings("shared", game + 10, game + 10)).hasSize(1);
        platform.game.remoteProtocol = PortBinding.Protocol.TCP;
        assertThat(warnings("the other protocol", game + 20, game + 20)).isEmpty();
    }

    private List<?> warnings(String name, int gamePort, int rconPort) {
        CreationResult created = platform.servers.create(
                TestCore.ADMIN, new NewServer(name, null, "fake", "/bin/sh", gamePort, rconPort, null, null));
        return platform.trail(created.server().id(), "warning");
    }

    private static void failed(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        LanguardException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL_ERROR))
                .hasMessageContaining("adapter of game type 'fake'");
    }
}
