package io.languard.core.remote;

import static io.languard.core.ExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.error.ErrorCode;
import io.languard.api.remote.GracefulShutdown;
import io.languard.api.remote.RemoteAdmin;
import io.languard.core.GameServices;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.server.ServerStatus;
import io.languard.service.validation.FieldLimits;
import io.languard.toolkit.console.ConsoleRemoteAdmin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a game that is driven by its standard input. */
class ConsoleGameTest {

    /** Exits with 0 if it is told to stop, and with other codes if its input ends or it gets a signal. */
    private static final String GAME =
            """
            trap 'exit 3' INT
            echo READY
            while IFS= read -r line; do
                echo "obeyed $line"
                [ "$line" != stop ] || exit 0
            done
            exit 4
            """;

    @TempDir
    Path data;

    private final InMemoryStores memory = new InMemoryStores();
    private TestCore platform;

    @BeforeEach
    void start() {
        platform = begin();
    }

    private TestCore begin() {
        TestCore core = TestCore.withoutAdapter(data, memory);
        core.game.readsInput = true;
        core.registerAdapter();
        core.registry.bind(
                new ConsoleRemoteAdmin("stop"),
                GameServices.properties("fake", RemoteAdmin.class, GracefulShutdown.class));
        return core;
    }

    @AfterEach
    void stop() {
        platform.servers.list(TestCore.VIEWER, null, null).stream()
                .filter(server -> server.status().isActive())
                .forEach(server -> platform.lifecycle.kill(TestCore.ADMIN, server.id()));
        platform.crash();
    }

    @Test
    void commandsReachTheGameAlsoAfterTheNextPlatformAdoptedIt() {
        int id = platform.createRunning("one", GAME);
        assertThat(command(id, "first ü")).isEmpty();
        awaitOutput(id, "obeyed first ü");
        long pid = platform.servers.get(TestCore.VIEWER, id).pid();
        platform.crash();

        platform = begin();
        assertThat(platform.await(id, ServerStatus.RUNNING).pid()).isEqualTo(pid);
        assertThat(command(id, "second")).isEmpty();
        awaitOutput(id, "obeyed second");
        platform.lifecycle.stop(TestCore.ADMIN, id, false, null);
        platform.await(id, ServerStatus.STOPPED);
        assertThat(output(id)).contains("obeyed stop");
    }

    @Test
    void aStopSendsTheLineInsteadOfASignal() {
        int id = platform.createRunning("one", GAME);
        platform.lifecycle.stop(TestCore.ADMIN, id, false, null);
        platform.await(id, ServerStatus.STOPPED);
        assertThat(output(id)).contains("obeyed stop");
        assertThat(platform.trail(id, "stopped").get(0).detail()).contains("\"exit_code\":0");
    }

    @Test
    void aRestartSendsTheLineToo() {
        int id = platform.createRunning("one", GAME);
        long pid = platform.servers.get(TestCore.VIEWER, id).pid();
        platform.lifecycle.restart(TestCore.ADMIN, id);
        Awaitility.await()
                .until(() -> platform.servers.get(TestCore.VIEWER, id).status() == ServerStatus.RUNNING
                        && platform.servers.get(TestCore.VIEWER, id).pid() != pid);
        assertThat(platform.trail(id, "stopped").get(0).detail()).contains("\"exit_code\":0");
        command(id, "again");
        awaitOutput(id, "obeyed again");
    }

    @Test
    void theLineSentByAnAdminIsNotACrash() {
        int id = platform.createRunning("one", GAME);
        command(id, "stop");
        platform.await(id, ServerStatus.STOPPED);
    }

    @Test
    void aGameThatIgnoresTheLineGetsTheSignal() {
        int id = platform.createRunning("one", "trap 'exit 3' INT; echo READY; while :; do sleep 0.05; done");
        platform.lifecycle.stop(TestCore.ADMIN, id, false, null);
        platform.await(id, ServerStatus.STOPPED);
        assertThat(platform.trail(id, "stopped").get(0).detail()).contains("\"exit_code\":3");
    }

    @Test
    void aGameThatDoesNotReadItsInputIsReportedAsUnavailable() {
        int id = platform.createRunning("one", "echo READY; exec sleep 300");
        String line = "x".repeat(FieldLimits.MAX_MESSAGE_LENGTH);
        assertRefused(ErrorCode.REMOTE_ADMIN_UNAVAILABLE, () -> {
            for (int count = 0; count < 1_000; count++) {
                command(id, line);
            }
        });
    }

    private String command(int id, String line) {
        return platform.console.command(TestCore.ADMIN, id, line);
    }

    private List<String> output(int id) {
        try {
            return Files.readAllLines(data.resolve("servers/" + id + "/logs/output.log"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitOutput(int id, String line) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> output(id).contains(line));
    }
}
