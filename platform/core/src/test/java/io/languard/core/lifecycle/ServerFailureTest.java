package io.languard.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.error.LanguardException;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.server.ServerFailure;
import io.languard.service.server.ServerStatus;
import io.languard.service.server.ServerUpdate;
import io.languard.service.user.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerFailureTest {

    private static final String CRASHING = "echo READY; echo 'Error: 203.0.113.9:2304 sent garbage'; echo bye; exit 7";

    @TempDir
    Path data;

    private final InMemoryStores memory = new InMemoryStores();
    private TestCore platform;

    @BeforeEach
    void start() {
        platform = new TestCore(data, memory);
    }

    @AfterEach
    void killAll() {
        platform.servers
                .list(TestCore.VIEWER, null, ServerStatus.RUNNING)
                .forEach(server -> platform.lifecycle.kill(TestCore.ADMIN, server.id()));
        platform.crash();
    }

    @Test
    void aCrashedServerTellsWhyWithoutShowingAddressesToViewers() {
        int id = crash();
        ServerFailure complete = failure(TestCore.ADMIN, id);
        assertThat(complete.exitCode()).isEqualTo(7);
        assertThat(complete.reason()).contains("exit code 7", "203.0.113.9:2304 sent garbage");
        assertThat(complete.lastLines()).endsWith("Error: 203.0.113.9:2304 sent garbage", "bye");

        ServerFailure masked = failure(TestCore.VIEWER, id);
        assertThat(masked.exitCode()).isEqualTo(7);
        assertThat(masked.reason()).contains("Error: *** sent garbage").doesNotContain("203.0.113.9");
        assertThat(masked.lastLines()).endsWith("Error: *** sent garbage", "bye");
        assertThat(platform.servers.list(TestCore.VIEWER, null, null).get(0).failure())
                .isEqualTo(masked);
    }

    @Test
    void aFailureIsNoLongerShownOnceTheServerRunsAgain() {
        int id = crash();
        platform.configs.update(TestCore.ADMIN, id, "main", Map.of("script", "echo READY; exec sleep 300"), 2);
        platform.lifecycle.start(TestCore.ADMIN, id);
        platform.await(id, ServerStatus.RUNNING);
        assertThat(failure(TestCore.ADMIN, id)).isNull();
        platform.lifecycle.kill(TestCore.ADMIN, id);
        assertThat(platform.await(id, ServerStatus.STOPPED).failure()).isNull();
    }

    @Test
    void theNextPlatformStillTellsWhyAServerCrashed() {
        int id = crash();
        ServerFailure before = failure(TestCore.ADMIN, id);
        restartPlatform();
        assertThat(failure(TestCore.ADMIN, id)).isEqualTo(before);
    }

    @Test
    void theNextPlatformStillTellsWhyAServerDidNotStart() throws IOException {
        int id = platform.create("one", null);
        Path script = Files.writeString(data.resolve("sh"), "#!/bin/sh\r\necho READY\r\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        platform.servers.update(
                TestCore.ADMIN, id, new ServerUpdate(null, null, script.toString(), null, null, null, null));
        platform.lifecycle.start(TestCore.ADMIN, id);
        platform.await(id, ServerStatus.ERROR);
        ServerFailure before = failure(TestCore.ADMIN, id);
        assertThat(before.reason()).contains("exit code 127", "CRLF");

        Files.delete(script);
        assertThatThrownBy(() -> platform.lifecycle.start(TestCore.ADMIN, id)).isInstanceOf(LanguardException.class);
        assertThat(platform.trail(id, "start_failed")).hasSize(2);
        assertThat(failure(TestCore.ADMIN, id)).isEqualTo(before);
        restartPlatform();
        assertThat(failure(TestCore.ADMIN, id)).isEqualTo(before);
    }

    @Test
    void aServerThatEndedWithoutThePlatformTellsSo() {
        int id = platform.createRunning("one", "echo READY; exec sleep 300");
        long pid = platform.servers.get(TestCore.ADMIN, id).pid();
        platform.crash();
        ProcessHandle game = ProcessHandle.of(pid).orElseThrow();
        game.destroyForcibly();
        game.onExit().join();

        platform = new TestCore(data, memory);
        platform.await(id, ServerStatus.CRASHED);
        assertThat(failure(TestCore.VIEWER, id).reason()).isEqualTo("It ended while Languard was not running");
    }

    private int crash() {
        int id = platform.create("one", CRASHING);
        platform.lifecycle.start(TestCore.ADMIN, id);
        platform.await(id, ServerStatus.CRASHED);
        return id;
    }

    private ServerFailure failure(Actor actor, int id) {
        return platform.servers.get(actor, id).failure();
    }

    private void restartPlatform() {
        platform.crash();
        platform = new TestCore(data, memory);
    }
}
