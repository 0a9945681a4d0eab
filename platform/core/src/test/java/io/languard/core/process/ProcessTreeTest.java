package io.languard.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.process.StopSignal;
import io.languard.core.CoreExecutors;
import io.languard.spi.server.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Start scripts as admins write them, around a game that takes a moment to save when it is asked to end. */
@Timeout(90)
class ProcessTreeTest {

    /** Saves for as many tenths of a second as its first argument says. */
    private static final String GAME =
            """
            #!/bin/sh
            echo "$$" >> pids
            save() {
                echo asked >> asked
                i=0
                while [ $i -lt "$1" ]; do i=$((i + 1)); sleep 0.1; done
                echo saving
                echo "$$" >> saved
                exit 0
            }
            trap 'save "$1"' TERM INT
            echo READY
            while :; do sleep 0.05; done
            """;

    @TempDir
    Path folder;

    private CoreExecutors threads = new CoreExecutors();
    private LocalProcessHost host = new LocalProcessHost(threads);
    private final String mark = ProcessMark.create();
    private GameProcess process;

    @BeforeEach
    void writeGame() throws IOException {
        Path game = Files.writeString(folder.resolve("game"), GAME);
        Files.setPosixFilePermissions(game, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void endGame() throws Exception {
        if (process != null) {
            process.killTree();
            process.onExit().get(10, TimeUnit.SECONDS);
        }
        threads.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exec ./game 5",
                "./game 5; echo after",
                "./game 5 | tee log",
                "./game 5 2>&1 | while read -r line; do echo \"$line\" >> log; done; true",
                "./game 30 | tee log",
                "setsid ./game 5 & wait",
                "setsid -w ./game 5; true",
                "nohup ./game 5 & wait",
                "(setsid nohup ./game 5 &); while :; do sleep 0.1; done",
                "while :; do ./game 5; sleep 0.05; done",
                "while :; do ./game 5 | cat; sleep 0.05; done",
                "trap 'kill -TERM $game; wait $game; exit 0' TERM; ./game 5 & game=$!; wait $game",
                "sh -c './game 5; true'; true",
                "mkfifo commands; tail -f /dev/null > commands & ./game 5 < commands; true",
                "sleep 1000 | ./game 5; true",
                "env -i PATH=\"$PATH\" setsid ./game 5; true",
            })
    void theGameSavesOnceHoweverItWasStarted(String script) throws Exception {
        start(script);
        process.requestExit(StopSignal.TERM);
        awaitEnd();
        assertThat(process.ending()).isEqualTo(GameProcess.Ending.BY_SIGNAL);
        assertSavedOnce();
    }

    /** Such a loop is only recognized when it starts the game again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "trap '' TERM; while :; do env --default-signal=TERM ./game 5; sleep 0.05; done",
                "trap 'echo trapped' TERM; while :; do ./game 5; sleep 0.05; done",
            })
    void aLoopThatSurvivesTheSignalEndsWithItsGame(String script) throws Exception {
        start(script);
        process.requestExit(StopSignal.TERM);
        awaitEnd();
        assertThat(process.ending()).isEqualTo(GameProcess.Ending.BY_SIGNAL);
        assertThat(folder.resolve("saved")).content().hasLineCount(1);
    }

    @Test
    void aGameInTheBackgroundReceivesASignalThatItDoesNotIgnore() throws Exception {
        start("./game 5 & wait");
        process.requestExit(StopSignal.INT);
        awaitEnd();
        assertSavedOnce();
    }

    @Test
    void whatAnEndedScriptLeavesRunningIsAskedBeforeItIsKilled() throws Exception {
        start("nohup setsid ./game 20 & while [ ! -e go ]; do sleep 0.05; done; exit 7");
        Files.createFile(folder.resolve("go"));
        assertThat(process.onExit().get(30, TimeUnit.SECONDS)).contains(7);
        assertThat(process.ending()).isEqualTo(GameProcess.Ending.BY_ITSELF);
        assertSavedOnce();
    }

    @Test
    void anotherPlatformFindsTheGameAfterItsScriptHasEnded() throws Exception {
        start("(setsid nohup ./game 5 &); exec sleep 1000");
        ProcessIdentity game = game();
        adoptWithNewPlatform();
        SignalSender.kill(process.identity());
        Awaitility.await().until(() -> !ProcessTable.isAlive(process.identity()));
        adoptWithNewPlatform();
        awaitEnd();
        assertThat(ProcessTable.isAlive(game)).isFalse();
        assertSavedOnce();
    }

    @Test
    void anAdoptedProcessIsMarkedByItsOwnEnvironment() throws Exception {
        start("(setsid nohup ./game 5 &); exec sleep 1000");
        ProcessIdentity game = game();
        stopPlatform();
        process = host.adopt(process.identity(), null, folder.resolve("in")).orElseThrow();
        process.requestExit(StopSignal.TERM);
        awaitEnd();
        assertThat(ProcessTable.isAlive(game)).isFalse();
        assertSavedOnce();
    }

    @Test
    void aKillReachesProcessesInOtherSessions() throws Exception {
        start("(setsid nohup ./game 5 &); trap '' TERM; while :; do sleep 0.1; done");
        ProcessIdentity game = game();
        process.killTree();
        awaitEnd();
        assertThat(ProcessTable.isAlive(game)).isFalse();
        assertThat(process.ending()).isEqualTo(GameProcess.Ending.BY_KILL);
        assertThat(folder.resolve("saved")).doesNotExist();
    }

    @Test
    void foreignProcessesAreNotTouched() throws Exception {
        Process foreign = new ProcessBuilder("setsid", "sleep", "1000").start();
        try {
            start("./game 1; true");
            // As if the pid of an ended process had been reused by the foreign one.
            ProcessIdentity reused = new ProcessIdentity(foreign.pid(), "another start");
            ProcessTree tree = new ProcessTree(reused, mark + "x", new ProcessSnapshots(new ProcessMark()), true);
            assertThat(tree.alive()).isEmpty();
            assertThat(host.adopt(reused, null, folder.resolve("in"))).isEmpty();
            process.killTree();
            awaitEnd();
            assertThat(foreign.isAlive()).isTrue();
        } finally {
            foreign.destroyForcibly().waitFor();
        }
    }

    @Test
    void aSuspendedGameIsResumedToSave() throws Exception {
        start("./game 1; true");
        SignalSender.suspend(game());
        Awaitility.await().until(() -> ProcessTable.scan().get(game().pid()).suspended());
        process.requestExit(StopSignal.TERM);
        awaitEnd();
        assertSavedOnce();
    }

    private void start(String script) throws IOException {
        process = host.start(new ProcessSpec(
                Path.of("/bin/bash"),
                List.of("-c", script),
                folder,
                Map.of(),
                mark,
                folder.resolve("output.log"),
                false,
                folder.resolve("in")));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Files.exists(folder.resolve("pids")) && game() != null);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> ProcessDetails.reaction(game().pid(), SignalSender.number(StopSignal.TERM))
                        == ProcessDetails.Reaction.HANDLES);
    }

    private ProcessIdentity game() throws IOException {
        List<String> pids = Files.readAllLines(folder.resolve("pids"));
        return pids.isEmpty()
                ? null
                : ProcessTable.identify(Long.parseLong(pids.get(0))).orElse(null);
    }

    private void adoptWithNewPlatform() {
        stopPlatform();
        process = host.adopt(process.identity(), mark, folder.resolve("in")).orElseThrow();
    }

    private void stopPlatform() {
        threads.stop();
        threads = new CoreExecutors();
        host = new LocalProcessHost(threads);
    }

    private Optional<Integer> awaitEnd() throws Exception {
        return process.onExit().get(40, TimeUnit.SECONDS);
    }

    private void assertSavedOnce() throws IOException {
        assertThat(folder.resolve("saved")).content().hasLineCount(1);
        assertThat(folder.resolve("pids")).content().hasLineCount(1);
    }
}
