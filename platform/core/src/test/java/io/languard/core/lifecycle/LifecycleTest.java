package io.languard.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.server.LifecycleResult;
import io.languard.service.server.ServerStatus;
import io.languard.service.server.ServerUpdate;
import io.languard.service.server.ServerView;
import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifecycleTest {

    /** Needs a moment to save when it is asked to end. */
    private static final String SAVING_GAME =
            "sh -c 'trap \"sleep 0.5; echo x > saved; exit 0\" INT TERM; echo READY; while :; do sleep 0.05; done'";

    @TempDir
    Path data;

    TestCore platform;

    @BeforeEach
    void start() {
        platform = new TestCore(data, new InMemoryStores());
    }

    @AfterEach
    void killAll() {
        platform.servers.list(TestCore.VIEWER, null, null).forEach(server -> {
            try {
                platform.lifecycle.kill(TestCore.ADMIN, server.id());
            } catch (LanguardException e) {
                // not running
            }
        });
        platform.crash();
    }

    @Test
    void aStartedServerIsRunningOnceTheGameIsReady() {
        int id = platform.create("one", "sleep 0.3; echo READY; exec sleep 300");
        LifecycleResult state = platform.lifecycle.start(TestCore.ADMIN, id);
        assertThat(state).isEqualTo(new LifecycleResult(ServerStatus.STARTING, null));

        ServerView view = platform.await(id, ServerStatus.RUNNING);
        assertThat(ProcessHandle.of(view.pid())).get().matches(ProcessHandle::isAlive);
        assertThat(view.startedAt()).isNotNull();
        Awaitility.await().until(() -> platform.servers.get(TestCore.VIEWER, id).ramMb() != null);
        assertThat(platform.servers.get(TestCore.VIEWER, id).cpuPercent()).isNotNull();
        assertThat(platform.trail(id, "started")).hasSize(1);
    }

    @Test
    void theProcessLeadsItsOwnSessionWithACleanEnvironmentAndPrivateFiles() throws IOException {
        int id = platform.createRunning("one", "env; cat conf/main.txt >/dev/null; echo READY; exec sleep 300");
        long pid = platform.servers.get(TestCore.VIEWER, id).pid();
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        assertThat(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3]).isEqualTo(Long.toString(pid));

        Path directory = data.resolve("servers/" + id);
        List<String> names = Files.readAllLines(directory.resolve("logs/output.log")).stream()
                .filter(line -> line.contains("="))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();
        assertThat(names).isSubsetOf("PATH", "HOME", "LANG", "TZ", "FAKE_PASSWORD", "PWD", "SHLVL", "_", "OLDPWD");
        assertThat(names).contains("PATH", "FAKE_PASSWORD");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
        for (String file : List.of("conf/main.txt", "logs/output.log")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void concurrentCallsNeverResultInMoreThanOneProcess() {
        int id = platform.create("one", "echo $$ >> pids; echo READY; exec sleep 300");
        Set<ErrorCode> refused = ConcurrentHashMap.newKeySet();
        long accepted = IntStream.range(0, 30)
                .parallel()
                .filter(i -> {
                    try {
                        platform.lifecycle.start(TestCore.ADMIN, id);
                        return true;
                    } catch (LanguardException e) {
                        refused.add(e.code());
                        return false;
                    }
                })
                .count();
        platform.await(id, ServerStatus.RUNNING);
        assertThat(accepted).isEqualTo(1);
        assertThat(refused).containsExactly(ErrorCode.SERVER_ALREADY_RUNNING);
        assertThat(data.resolve("servers/" + id + "/pids")).content().hasLineCount(1);
    }

    @Test
    void aStopUsesTheAdaptersSignalAndIsNotACrash() {
        int id = platform.createRunning(
                "one", "trap 'echo got INT; exit 3' INT; echo READY; while :; do sleep 0.05; done");
        assertThat(platform.lifecycle.stop(TestCore.ADMIN, id, false, "tea").status())
                .isEqualTo(ServerStatus.STOPPING);
        ServerView view = platform.await(id, ServerStatus.STOPPED);
        assertThat(view.pid()).isNull();
        assertThat(data.resolve("servers/" + id + "/logs/output.log")).content().contains("got INT");
        assertThat(platform.trail(id, "crashed")).isEmpty();
        assertThat(platform.trail(id, "stop_requested").get(0).detail()).contains("tea");
    }

    @Test
    void aServerIsStoppedWhenTheGameBehindItsScriptHasSaved() {
        int id = platform.createRunning("one", SAVING_GAME + " | cat; true");
        platform.lifecycle.stop(TestCore.ADMIN, id, false, null);
        platform.await(id, ServerStatus.STOPPED);
        assertThat(data.resolve("servers/" + id + "/saved")).exists();
        assertThat(platform.trail(id, "stopped").get(0).detail()).contains("\"ended_by\":\"signal\"");
    }

    @Test
    void aKillIsNotReportedAsAnythingElse() {
        int id = platform.createRunning("one", SAVING_GAME + " | cat; true");
        platform.lifecycle.kill(TestCore.ADMIN, id);
        platform.await(id, ServerStatus.STOPPED);
        assertThat(data.resolve("servers/" + id + "/saved")).doesNotExist();
        platform.awaitEvent(id, "stopped");
        assertThat(platform.trail(id, "stopped").get(0).detail()).contains("\"ended_by\":\"kill\"");
    }

    @Test
    void aGameThatIsNotReadyInTimeIsAskedToEnd() {
        platform.game.timeout = Duration.ofMillis(500);
        int id = platform.create("one", SAVING_GAME.replace("READY", "not yet") + " | cat; true");
        platform.lifecycle.start(TestCore.ADMIN, id);
        platform.await(id, ServerStatus.ERROR);
        assertThat(data.resolve("servers/" + id + "/saved")).exists();
    }

    @Test
    void aForcedStopKillsTheWholeTreeIncludingOrphans() {
        int id = platform.createRunning(
                "one", "trap '' INT TERM; (sh -c 'sleep 301 & echo $! > orphan' &); sleep 302 & echo READY; wait");
        Path orphan = data.resolve("servers/" + id + "/orphan");
        Awaitility.await().until(() -> Files.exists(orphan) && Files.size(orphan) > 0);
        platform.lifecycle.stop(TestCore.ADMIN, id, true, null);
        platform.await(id, ServerStatus.STOPPED);
        Awaitility.await()
                .until(() -> !lives(Long.parseLong(Files.readString(orphan).strip())));
    }

    @Test
    void aCrashIsDetectedWithinASecondAndReportsItsExitCode() {
        int id = platform.createRunning("one", "echo READY; sleep 0.5; exit 7");
        long startNanos = System.nanoTime();
        platform.await(id, ServerStatus.CRASHED);
        assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofMillis(1500));
        platform.awaitEvent(id, "crashed"); // published just after the state
        assertThat(platform.trail(id, "crashed").get(0).detail()).contains("\"exit_code\":7");
        assertThat(platform.servers.get(TestCore.VIEWER, id).uptimeSeconds()).isNull();
    }

    @Test
    void whoeverSeesACrashFindsItsReasonInTheEventAndInTheLog() {
        int id = platform.createRunning(
                "one",
                "echo READY; sleep 0.3; for i in 1 2 3 4 5; do echo line $i; done; echo 'Error: no disk'; printf bye;"
                        + " kill -SEGV $$");
        platform.await(id, ServerStatus.CRASHED);
        assertThat(platform.memory.logStore.messages(id)).endsWith("line 5", "Error: no disk", "bye");
        platform.awaitEvent(id, "crashed");
        assertThat(platform.trail(id, "crashed").get(0).detail())
                .contains(
                        "\"exit_code\":139", "SIGSEGV", ": Error: no disk\"", "\"line 5\",\"Error: no disk\",\"bye\"]");
    }

    @Test
    void aScriptThatCannotBeExecutedFailsWithItsLikelyCause() throws IOException {
        int id = platform.create("one", null);
        Path script = Files.writeString(data.resolve("sh"), "#!/bin/sh\r\necho READY\r\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        platform.servers.update(
                TestCore.ADMIN, id, new ServerUpdate(null, null, script.toString(), null, null, null, null));
        platform.lifecycle.start(TestCore.ADMIN, id);
        platform.await(id, ServerStatus.ERROR);
        assertThat(platform.trail(id, "start_failed").get(0).detail()).contains("exit code 127", "CRLF", "last_lines");
    }

    @Test
    void aCrashedServerIsRestartedUpToTheMaximum() {
        int id = platform.create("one", "echo READY; sleep 0.1; exit 1", true, 1);
        platform.lifecycle.start(TestCore.ADMIN, id);
        platform.awaitEvent(id, "restart_gave_up");
        assertThat(platform.trail(id, "crashed"))
                .as("%s", platform.trail(id, null))
                .hasSize(2);
        assertThat(platform.trail(id, "restarted")).hasSize(1);
        assertThat(platform.servers.get(TestCore.VIEWER, id).status()).isEqualTo(ServerStatus.CRASHED);
        assertThat(platform.servers.get(TestCore.VIEWER, id).restartCount()).isEqualTo(1);
    }

    @Test
    void aStopCancelsAPendingRestart() {
        int id = platform.create("one", "echo READY; exit 1", true, 5);
        platform.lifecycle.start(TestCore.ADMIN, id);
        platform.awaitEvent(id, "crashed");
        assertThat(platform.lifecycle.stop(TestCore.ADMIN, id, false, null).status())
                .isEqualTo(ServerStatus.STOPPED);
        assertThat(platform.servers.get(TestCore.VIEWER, id).status()).isEqualTo(ServerStatus.STOPPED);
        refused(ErrorCode.SERVER_NOT_RUNNING, () -> platform.lifecycle.stop(TestCore.ADMIN, id, false, null));
        refused(ErrorCode.SERVER_NOT_RUNNING, () -> platform.lifecycle.kill(TestCore.ADMIN, id));
    }

    @Test
    void aRestartStartsANewProcess() {
        int id = platform.createRunning("one", null);
        long before = platform.servers.get(TestCore.VIEWER, id).pid();
        assertThat(platform.lifecycle.restart(TestCore.ADMIN, id).status()).isEqualTo(ServerStatus.STOPPING);
        Awaitility.await().until(() -> {
            ServerView view = platform.servers.get(TestCore.VIEWER, id);
            return view.status() == ServerStatus.RUNNING && view.pid() != before;
        });
        assertThat(lives(before)).isFalse();
    }

    @Test
    void aGameThatIsNeverReadyEndsInErrorWithAReason() {
        platform.game.timeout = Duration.ofMillis(500);
        int id = platform.create("one", "exec sleep 300");
        platform.lifecycle.start(TestCore.ADMIN, id);
        platform.await(id, ServerStatus.ERROR);
        assertThat(platform.trail(id, "start_failed").get(0).detail()).contains("not ready within");
        assertThat(platform.servers.get(TestCore.VIEWER, id).pid()).isNull();
    }

    @Test
    void aPollThatTimesOutDoesNotLoseTheStart() {
        platform.game.timeout = Duration.ofSeconds(8);
        platform.game.dwells = true;
        int id = platform.create("one", "echo one; echo two; echo READY; exec sleep 300");
        platform.lifecycle.start(TestCore.ADMIN, id);
        platform.await(id, ServerStatus.RUNNING);
        assertThat(platform.game.dwells).isFalse();
    }

    @Test
    void aStartWhoseAdapterHangsTimesOutAndLeavesTheServerStopped() {
        int id = platform.create("one", null);
        platform.game.hang = new CountDownLatch(1);
        assertThatThrownBy(() -> platform.lifecycle.start(TestCore.ADMIN, id)).hasMessageContaining("'fake'");
        platform.game.hang.countDown();
        assertThat(platform.servers.get(TestCore.VIEWER, id).status()).isEqualTo(ServerStatus.STOPPED);
    }

    @Test
    void anAdapterUnregisteredDuringACallFailsItImmediately() {
        int id = platform.create("one", null);
        platform.game.hang = new CountDownLatch(1);
        Thread unplugger = new Thread(() -> {
            Awaitility.await().until(() -> platform.game.hanging);
            platform.unregisterAdapter();
        });
        unplugger.start();
        refused(ErrorCode.GAME_TYPE_NOT_FOUND, () -> platform.lifecycle.start(TestCore.ADMIN, id));
        assertThat(platform.servers.get(TestCore.VIEWER, id).status()).isEqualTo(ServerStatus.STOPPED);
    }

    @Test
    void aKillDoesNotWaitForTheServersLock() {
        int id = platform.createRunning("one", null);
        long pid = platform.servers.get(TestCore.VIEWER, id).pid();
        CountDownLatch release = new CountDownLatch(1);
        platform.threads.tryExecute(() -> platform.withServerLocked(id, release));
        Awaitility.await().until(() -> platform.isLocked(id));
        platform.threads.tryExecute(() -> platform.lifecycle.kill(TestCore.ADMIN, id));
        Awaitility.await().atMost(Duration.ofSeconds(2)).until(() -> !lives(pid));
        release.countDown();
        platform.await(id, ServerStatus.STOPPED);
    }

    @Test
    void noProcessIsLeftOnceTheExitIsVisibleEvenIfTheSessionClosesSlowly() throws IOException {
        platform.registerRemoteAdmin();
        platform.remote.hangsAtClose = new CountDownLatch(1);
        int id = platform.create("one", "sleep 301 & echo $! > orphan; echo READY; sleep 1; exit 1");
        platform.lifecycle.start(TestCore.ADMIN, id);
        platform.await(id, ServerStatus.RUNNING);
        Awaitility.await().until(() -> platform.remote.opened == 1);
        platform.await(id, ServerStatus.CRASHED);
        assertThat(lives(Long.parseLong(Files.readString(data.resolve("servers/" + id + "/orphan"))
                        .strip())))
                .isFalse();
        platform.remote.hangsAtClose.countDown();
    }

    @Test
    void aSessionThatClosesSlowlyDoesNotAffectTheNextRun() {
        platform.registerRemoteAdmin();
        platform.remote.hangsAtClose = new CountDownLatch(1);
        int id = platform.createRunning("one", null);
        long before = platform.servers.get(TestCore.VIEWER, id).pid();
        Awaitility.await().until(() -> platform.remote.opened == 1);
        platform.lifecycle.restart(TestCore.ADMIN, id);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> platform.remote.opened == 2);
        platform.remote.hangsAtClose.countDown();
        Awaitility.await().until(() -> platform.remote.closed == 1);
        assertThat(platform.servers.get(TestCore.VIEWER, id).pid()).isNotEqualTo(before);
        assertThat(platform.console.command(TestCore.ADMIN, id, "hello")).isEqualTo("done: hello");
        Awaitility.await().until(() -> platform.servers.get(TestCore.VIEWER, id).ramMb() != null);
    }

    @Test
    void aStartThatFailsUnexpectedlyEndsInError() {
        int id = platform.create("one", null);
        platform.game.environment = Map.of("NO=NAME", "value");
        platform.lifecycle.start(TestCore.ADMIN, id);
        platform.await(id, ServerStatus.ERROR);
        assertThat(platform.trail(id, "start_failed").get(0).detail()).contains("see Languard's log");

        platform.game.environment = Map.of();
        platform.lifecycle.start(TestCore.ADMIN, id);
        platform.await(id, ServerStatus.RUNNING);
    }

    @Test
    void aKillDuringThePreparationOfAScheduledRestartCancelsThatRestart() {
        int id = platform.create("one", "echo READY; exit 1", true, 5);
        platform.lifecycle.start(TestCore.ADMIN, id);
        platform.awaitEvent(id, "crashed");
        platform.game.hang = new CountDownLatch(1);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> platform.game.hanging);
        platform.threads.tryExecute(() -> platform.lifecycle.kill(TestCore.ADMIN, id));
        platform.awaitEvent(id, "kill_requested");
        platform.game.hang.countDown();
        platform.await(id, ServerStatus.STOPPED);
        assertThat(platform.trail(id, "crashed")).hasSize(1);
        assertThat(platform.trail(id, "start_failed")).isEmpty();
    }

    @Test
    void aKillDuringTheStopOfARestartCancelsTheStart() throws InterruptedException {
        int id = platform.createRunning("one", "trap '' INT TERM; echo READY; while :; do sleep 0.05; done");
        long pid = platform.servers.get(TestCore.ADMIN, id).pid();
        platform.lifecycle.restart(TestCore.ADMIN, id);
        CountDownLatch release = new CountDownLatch(1);
        platform.threads.tryExecute(() -> platform.withServerLocked(id, release));
        Awaitility.await().until(() -> platform.isLocked(id));
        Thread killer = new Thread(() -> platform.lifecycle.kill(TestCore.ADMIN, id));
        killer.start();
        Awaitility.await().until(() -> !lives(pid));
        killer.interrupt(); // it stops waiting for the lock, so that the exit alone settles the kill
        killer.join();
        release.countDown();
        platform.awaitEvent(id, "stopped");
        Awaitility.await()
                .during(Duration.ofMillis(300))
                .until(() -> platform.servers.get(TestCore.ADMIN, id).status() == ServerStatus.STOPPED);
    }

    @Test
    void requestsThatNeedNoAdapterWorkWithoutIt() {
        int id = platform.createRunning("one", null);
        platform.unregisterAdapter();
        refused(ErrorCode.GAME_TYPE_NOT_FOUND, () -> platform.lifecycle.restart(TestCore.ADMIN, id));
        assertThat(platform.servers.get(TestCore.VIEWER, id).status()).isEqualTo(ServerStatus.RUNNING);
        platform.lifecycle.stop(TestCore.ADMIN, id, false, null);
        platform.await(id, ServerStatus.STOPPED);
        refused(ErrorCode.GAME_TYPE_NOT_FOUND, () -> platform.lifecycle.start(TestCore.ADMIN, id));
        platform.registerAdapter();
        platform.lifecycle.start(TestCore.ADMIN, id);
        platform.await(id, ServerStatus.RUNNING);
    }

    @Test
    void aServerBecomesReadyAlthoughItsAdapterIsReplacedDuringTheStart() {
        int id = platform.create("one", "sleep 1; echo READY; exec sleep 300");
        platform.lifecycle.start(TestCore.ADMIN, id);
        Awaitility.await().until(() -> platform.servers.get(TestCore.VIEWER, id).pid() != null);
        platform.unregisterAdapter();
        platform.registerAdapter();
        platform.await(id, ServerStatus.RUNNING);
    }

    @Test
    void aPortUsedByAnotherProgramFailsTheStart() throws IOException {
        int id = platform.create("one", null);
        try (DatagramSocket taken =
                new DatagramSocket(platform.servers.get(TestCore.VIEWER, id).gamePort())) {
            refused(ErrorCode.PORT_IN_USE, () -> platform.lifecycle.start(TestCore.ADMIN, id));
        }
        assertThat(platform.servers.get(TestCore.VIEWER, id).status()).isEqualTo(ServerStatus.STOPPED);
    }

    @Test
    void theErrorForAMissingExecutableNamesItsPath() {
        int id = platform.create("one", null);
        platform.servers.update(TestCore.ADMIN, id, new ServerUpdate(null, null, "nowhere/sh", null, null, null, null));
        refused(ErrorCode.EXE_NOT_ALLOWED, () -> platform.lifecycle.start(TestCore.ADMIN, id));
        assertThat(platform.trail(id, "start_failed")).singleElement().satisfies(event -> assertThat(event.detail())
                .contains("not absolute", Path.of("nowhere/sh").toAbsolutePath().toString()));
    }

    @Test
    void aMissingExecutableFailsTheStart() {
        int id = platform.create("one", null);
        platform.servers.update(
                TestCore.ADMIN, id, new ServerUpdate(null, null, "/nowhere/sh", null, null, null, null));
        refused(ErrorCode.EXE_NOT_ALLOWED, () -> platform.lifecycle.start(TestCore.ADMIN, id));
        assertThat(platform.servers.get(TestCore.VIEWER, id).status()).isEqualTo(ServerStatus.STOPPED);
        assertThat(platform.trail(id, "start_failed")).singleElement().satisfies(event -> {
            assertThat(event.actor()).isEqualTo(TestCore.ADMIN.name());
            assertThat(event.detail()).contains("There is no file '/nowhere/sh'");
        });
        refused(
                ErrorCode.EXE_NOT_ALLOWED,
                () -> platform.servers.update(
                        TestCore.ADMIN, id, new ServerUpdate(null, null, "/bin/sh ", null, null, null, null)));
    }

    @Test
    void gamesAreUnaffectedWhileTheDatabaseIsUnavailable() {
        int id = platform.createRunning("one", "echo READY; sleep 1; exit 0");
        platform.memory.unavailable = true;
        platform.await(id, ServerStatus.CRASHED);
        platform.memory.unavailable = false;
        Awaitility.await().until(() -> platform.memory.serverStore.list().get(0).status() == ServerStatus.CRASHED);
        assertThat(platform.trail(id, "crashed")).hasSize(1);
    }

    private static void refused(ErrorCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(LanguardException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    static boolean lives(long pid) {
        return io.languard.core.process.ProcessTable.identify(pid).isPresent();
    }
}
