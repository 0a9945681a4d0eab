package io.languard.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.server.ServerStatus;
import io.languard.service.user.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllServersStopperTest {

    private static final String SAVING =
            "trap 'sleep 0.5; echo x > saved; exit 0' INT TERM; echo READY; while :; do sleep 0.05; done";

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
    void allGamesSaveAndStayStopped() {
        int one = run("one", SAVING, true);
        int two = run("two", SAVING, false);
        int idle = platform.create("idle", null);
        int crashing = platform.create("crashing", "echo READY; exit 1", true, 5);
        platform.lifecycle.start(TestCore.ADMIN, crashing);
        platform.awaitEvent(crashing, "crashed");
        platform.await(crashing, ServerStatus.CRASHED);

        assertThat(platform.lifecycle.stopAll(TestCore.ADMIN, "reboot", false)).containsExactly(one, two, crashing);
        platform.allServers().awaitEnd(Duration.ofSeconds(20));

        for (int id : new int[] {one, two, idle, crashing}) {
            assertThat(platform.servers.get(TestCore.VIEWER, id).status()).isEqualTo(ServerStatus.STOPPED);
        }
        assertThat(data.resolve("servers/" + one + "/saved")).exists();
        assertThat(data.resolve("servers/" + two + "/saved")).exists();
        assertThat(platform.trail(one, "stop_requested").get(0).detail()).contains("reboot");
        assertThat(platform.events.trail(null, "stop_all_requested", 10, 0))
                .singleElement()
                .satisfies(event -> assertThat(event.actor()).isEqualTo(TestCore.ADMIN.name()));

        restartPlatform();
        assertThat(platform.servers.get(TestCore.VIEWER, one).status()).isEqualTo(ServerStatus.STOPPED);
        assertThat(platform.trail(one, "restarted")).isEmpty();
    }

    @Test
    void theNextPlatformStartsThoseAgainThatMay() {
        int may = run("may", SAVING, true);
        int mayNot = run("may not", SAVING, false);
        platform.allServers().stop(Actor.supervisor(), "Languard is ending", true);
        platform.allServers().awaitEnd(Duration.ofSeconds(20));
        assertThat(data.resolve("servers/" + may + "/saved")).exists();

        restartPlatform();
        platform.await(may, ServerStatus.RUNNING);
        assertThat(platform.servers.get(TestCore.VIEWER, mayNot).status()).isEqualTo(ServerStatus.STOPPED);
        assertThat(platform.trail(may, "crashed")).isEmpty();

        platform.lifecycle.stop(TestCore.ADMIN, may, false, null);
        platform.await(may, ServerStatus.STOPPED);
        restartPlatform();
        assertThat(platform.trail(may, "restarted")).hasSize(1);
    }

    @Test
    void theEndOfThePlatformIsNoRequestIfNothingRuns() {
        platform.create("idle", null);
        assertThat(platform.allServers().stop(Actor.supervisor(), "Languard is ending", true))
                .isEmpty();
        assertThat(platform.events.trail(null, "stop_all_requested", 10, 0)).isEmpty();
        platform.lifecycle.stopAll(TestCore.ADMIN, "reboot", false);
        assertThat(platform.events.trail(null, "stop_all_requested", 10, 0)).hasSize(1);
    }

    @Test
    void startsAreRefusedWhileThePlatformEnds() {
        int running = run("running", SAVING, true);
        int idle = platform.create("idle", SAVING);
        platform.allServers().beginEnd();
        assertThatThrownBy(() -> platform.lifecycle.start(TestCore.ADMIN, idle)).satisfies(this::isConflict);
        platform.allServers().stop(Actor.supervisor(), "Languard is ending", true);
        assertThatThrownBy(() -> platform.lifecycle.restart(TestCore.ADMIN, running))
                .satisfies(this::isConflict);
        platform.allServers().awaitEnd(Duration.ofSeconds(20));
        platform.await(running, ServerStatus.STOPPED);
        assertThatThrownBy(() -> platform.lifecycle.start(TestCore.ADMIN, running))
                .satisfies(this::isConflict);
        assertThat(platform.trail(idle, "start_requested")).isEmpty();
        assertThat(platform.trail(running, "restart_requested")).isEmpty();

        restartPlatform();
        platform.await(running, ServerStatus.RUNNING);
        platform.lifecycle.start(TestCore.ADMIN, idle);
        platform.await(idle, ServerStatus.RUNNING);
    }

    @Test
    void aRestartThatIsDueWhileThePlatformEndsIsLeftToTheNext() {
        int id = platform.create("one", "echo READY; [ -e been ] || { touch been; exit 1; }; exec sleep 300", true, 5);
        platform.lifecycle.start(TestCore.ADMIN, id);
        platform.allServers().beginEnd();
        platform.await(id, ServerStatus.CRASHED);
        platform.awaitEvent(id, "restarted");
        Awaitility.await().until(() -> !platform.isLocked(id));
        assertThat(platform.servers.get(TestCore.VIEWER, id).status()).isEqualTo(ServerStatus.CRASHED);

        restartPlatform();
        platform.await(id, ServerStatus.RUNNING);
    }

    @Test
    void whatAnAdminIsStoppingIsNotStartedAgain() throws IOException {
        String waiting = "trap 'while [ ! -e go ]; do sleep 0.02; done; exit 0' TERM; echo READY;"
                + " while :; do sleep 0.05; done";
        int stopping = run("stopping", waiting, true);
        int restarting = run("restarting", waiting, true);
        platform.lifecycle.stop(TestCore.ADMIN, stopping, false, null);
        platform.lifecycle.restart(TestCore.ADMIN, restarting);
        assertThat(platform.allServers().stop(Actor.supervisor(), "Languard is ending", true))
                .containsExactly(stopping, restarting);
        Files.createFile(data.resolve("servers/" + stopping + "/go"));
        Files.createFile(data.resolve("servers/" + restarting + "/go"));
        platform.allServers().awaitEnd(Duration.ofSeconds(20));

        assertThat(isResumed(stopping)).isFalse();
        assertThat(isResumed(restarting)).isTrue();
    }

    private boolean isResumed(int id) {
        return platform.serverRegistry.require(id).record().runState().resume();
    }

    @Test
    void gamesThatDoNotEndInTimeAreKilled() {
        int id = run("stubborn", "trap '' INT TERM; echo READY; while :; do sleep 0.05; done", true);
        platform.allServers().stop(Actor.supervisor(), null, true);
        platform.allServers().awaitEnd(Duration.ofMillis(300));
        platform.await(id, ServerStatus.STOPPED);
        platform.awaitEvent(id, "stopped");
        assertThat(platform.trail(id, "stopped").get(0).detail()).contains("\"ended_by\":\"kill\"");
    }

    private void isConflict(Throwable thrown) {
        assertThat(thrown).hasMessageStartingWith("Languard is ending");
        assertThat(((LanguardException) thrown).code()).isEqualTo(ErrorCode.CONFLICT);
    }

    private int run(String name, String script, boolean autoRestart) {
        int id = platform.create(name, script, autoRestart, 3);
        platform.lifecycle.start(TestCore.ADMIN, id);
        platform.await(id, ServerStatus.RUNNING);
        return id;
    }

    private void restartPlatform() {
        platform.crash();
        platform = new TestCore(data, memory);
    }
}
