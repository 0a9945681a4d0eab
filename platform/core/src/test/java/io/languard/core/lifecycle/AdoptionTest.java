package io.languard.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.server.ServerStatus;
import io.languard.service.server.ServerUpdate;
import io.languard.service.server.ServerView;
import io.languard.spi.server.ProcessIdentity;
import io.languard.spi.server.ServerRecord;
import io.languard.spi.server.ServerRunState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdoptionTest {

    @TempDir
    Path data;

    final InMemoryStores memory = new InMemoryStores();
    TestCore first;
    TestCore second;

    @AfterEach
    void killAll() {
        TestCore last = second == null ? first : second;
        last.servers
                .list(TestCore.VIEWER, null, ServerStatus.RUNNING)
                .forEach(server -> last.lifecycle.kill(TestCore.ADMIN, server.id()));
        last.crash();
    }

    @Test
    void theNextPlatformAdoptsTheSameProcessAndDetectsItsExit() {
        first = new TestCore(data, memory);
        int id = first.createRunning("one", null);
        ServerView before = first.servers.get(TestCore.VIEWER, id);
        first.crash();

        second = new TestCore(data, memory);
        ServerView after = second.servers.get(TestCore.VIEWER, id);
        assertThat(after.status()).isEqualTo(ServerStatus.RUNNING);
        assertThat(after.pid()).isEqualTo(before.pid());
        assertThat(after.startedAt()).isEqualTo(before.startedAt());
        assertThat(second.trail(id, "adopted")).hasSize(1);

        long startNanos = System.nanoTime();
        ProcessHandle.of(after.pid()).orElseThrow().destroyForcibly();
        second.await(id, ServerStatus.CRASHED);
        assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofSeconds(1));
        second.awaitEvent(id, "crashed"); // published just after the state
        assertThat(second.trail(id, "crashed").get(0).detail()).contains("\"exit_code\":null");
    }

    @Test
    void anAdoptedServerCanBeStoppedAndStartedAgain() {
        first = new TestCore(data, memory);
        int id = first.createRunning("one", null);
        first.crash();
        second = new TestCore(data, memory);
        second.lifecycle.stop(TestCore.ADMIN, id, false, null);
        second.await(id, ServerStatus.STOPPED);
        second.lifecycle.start(TestCore.ADMIN, id);
        second.await(id, ServerStatus.RUNNING);
    }

    @Test
    void anAdoptedGameInASessionOfItsOwnSavesBeforeItsServerIsStopped() {
        first = new TestCore(data, memory);
        int id = first.createRunning(
                "one",
                "setsid sh -c 'trap \"sleep 0.5; echo x > saved; exit 0\" INT TERM; while :; do sleep 0.05; done' &"
                        + " echo READY; wait");
        first.crash();
        second = new TestCore(data, memory);
        second.lifecycle.stop(TestCore.ADMIN, id, false, null);
        second.await(id, ServerStatus.STOPPED);
        assertThat(data.resolve("servers/" + id + "/saved")).exists();
    }

    @Test
    void aGameWhoseScriptEndedWhileThePlatformWasAwayIsEndedBeforeTheCrashIsReported() {
        first = new TestCore(data, memory);
        int id = first.createRunning(
                "one",
                "(setsid sh -c 'trap \"sleep 0.5; echo x > saved; exit 0\" TERM; while :; do sleep 0.05; done' &);"
                        + " sleep 0.2; echo READY; exec sleep 300");
        long pid = first.servers.get(TestCore.VIEWER, id).pid();
        first.crash();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        Awaitility.await().until(() -> !LifecycleTest.lives(pid));

        second = new TestCore(data, memory);
        second.await(id, ServerStatus.CRASHED);
        assertThat(data.resolve("servers/" + id + "/saved")).exists();
    }

    @Test
    void aProcessWhosePidWasNeverStoredIsFoundByItsOutput() {
        first = new TestCore(data, memory);
        int id = first.createRunning("one", null);
        long pid = first.servers.get(TestCore.VIEWER, id).pid();
        first.crash();
        memory.serverStore.updateRunState(
                stored().withRunState(state -> new ServerRunState(ServerStatus.STARTING, null, null, 0, null)));

        second = new TestCore(data, memory);
        assertThat(second.await(id, ServerStatus.RUNNING).pid()).isEqualTo(pid);
    }

    @Test
    void aProcessThatOnlyHasTheSamePidIsNotAdopted() {
        first = new TestCore(data, memory);
        int id = first.create("one", null);
        first.crash();
        long other = ProcessHandle.current().pid();
        memory.serverStore.updateRunState(stored().withRunState(state ->
                new ServerRunState(ServerStatus.RUNNING, new ProcessIdentity(other, "another start"), null, 0, null)));

        second = new TestCore(data, memory);
        assertThat(second.servers.get(TestCore.VIEWER, id).status()).isEqualTo(ServerStatus.CRASHED);
        assertThat(second.servers.get(TestCore.VIEWER, id).pid()).isNull();
    }

    @Test
    void aServerWhoseProcessIsGoneIsRestartedIfAllowed() {
        first = new TestCore(data, memory);
        int may = first.create("may", null, true, 3);
        int mayNot = first.create("may not", null, false, 3);
        first.crash();
        for (ServerRecord record : memory.serverStore.list()) {
            memory.serverStore.updateRunState(record.withRunState(state -> new ServerRunState(
                    ServerStatus.RUNNING, new ProcessIdentity(4_000_000, "before the reboot"), null, 0, null)));
        }

        second = new TestCore(data, memory);
        second.await(may, ServerStatus.RUNNING);
        assertThat(second.servers.get(TestCore.VIEWER, mayNot).status()).isEqualTo(ServerStatus.CRASHED);
    }

    @Test
    void afterARebootAStartWaitsForAnExecutableThatIsMountedLate() throws Exception {
        first = new TestCore(data, memory);
        int id = first.create("one", null, true, 1);
        Path executable = data.resolve("mount/sh");
        first.servers.update(
                TestCore.ADMIN, id, new ServerUpdate(null, null, executable.toString(), null, null, null, null));
        first.crash();
        memory.serverStore.updateRunState(stored().withRunState(state -> new ServerRunState(
                ServerStatus.RUNNING, new ProcessIdentity(4_000_000, "before the reboot"), null, 0, null)));

        second = new TestCore(data, memory);
        second.awaitEvent(id, "warning");
        assertThat(second.trail(id, "warning").get(0).detail()).contains(executable.toString(), "10 minutes");
        assertThat(second.servers.get(TestCore.VIEWER, id).status()).isEqualTo(ServerStatus.CRASHED);
        Files.createDirectory(executable.getParent());
        Files.createSymbolicLink(executable, Path.of("/bin/sh"));

        second.await(id, ServerStatus.RUNNING);
        assertThat(second.trail(id, "start_failed")).isEmpty();
        assertThat(second.trail(id, "warning")).hasSize(1);
        assertThat(second.servers.get(TestCore.VIEWER, id).restartCount()).isZero();
    }

    @Test
    void aServerThatWasStoppingContinuesToStop() {
        first = new TestCore(data, memory);
        int id = first.createRunning("one", null);
        first.crash();
        ServerRecord record = stored();
        memory.serverStore.updateRunState(record.withRunState(state ->
                new ServerRunState(ServerStatus.STOPPING, state.process(), state.startedAt(), 0, state.launch())));

        second = new TestCore(data, memory);
        second.await(id, ServerStatus.STOPPED);
    }

    @Test
    void maxPlayersAreKnownOnceTheAdapterIsRegisteredAfterTheServers() {
        first = new TestCore(data, memory);
        int id = first.create("one", null);
        first.crash();

        second = TestCore.withoutAdapter(data, memory);
        assertThat(second.servers.get(TestCore.VIEWER, id).maxPlayers()).isNull();

        second.registerAdapter();
        Awaitility.await().until(() -> Integer.valueOf(8)
                .equals(second.servers.get(TestCore.VIEWER, id).maxPlayers()));
    }

    @Test
    void aFailureOfOneServerDoesNotPreventTheRecoveryOfOthers() {
        first = new TestCore(data, memory);
        int bad = first.createRunning("bad", null);
        int good = first.createRunning("good", null);
        first.crash();
        memory.sectionFailure = id -> id == bad ? new IllegalStateException("a schema of no sense") : null;

        second = new TestCore(data, memory);
        assertThat(second.servers.get(TestCore.VIEWER, good).pid()).isNotNull();
        assertThat(second.servers.get(TestCore.VIEWER, bad).pid()).isNotNull();
        assertThat(second.servers.get(TestCore.VIEWER, bad).maxPlayers()).isNull();

        memory.sectionFailure = id -> null;
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Integer.valueOf(8)
                .equals(second.servers.get(TestCore.VIEWER, bad).maxPlayers()));
        assertThat(second.trail(good, "adopted")).hasSize(1);
        assertThat(second.trail(bad, "adopted")).hasSize(1);
    }

    @Test
    void noServerIsAdoptedTwiceIfTheDatabaseFailsMidway() {
        first = new TestCore(data, memory);
        int one = first.createRunning("one", null);
        int two = first.createRunning("two", null);
        first.crash();
        AtomicInteger refusals = new AtomicInteger();
        memory.sectionFailure = id -> id == two && refusals.getAndIncrement() == 0
                ? new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "The database is unavailable")
                : null;

        second = new TestCore(data, memory);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Integer.valueOf(8)
                .equals(second.servers.get(TestCore.VIEWER, two).maxPlayers()));
        assertThat(refusals.get()).isGreaterThan(1);
        assertThat(second.trail(one, "adopted")).hasSize(1);
        assertThat(second.trail(two, "adopted")).hasSize(1);
    }

    private ServerRecord stored() {
        Awaitility.await().until(() -> !memory.serverStore.list().isEmpty());
        return memory.serverStore.list().get(0);
    }
}
