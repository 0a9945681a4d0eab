package io.languard.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.InMemoryLogStore;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.logtail.FileTrimmer;
import io.languard.service.log.LogLine;
import io.languard.service.log.LogQuery;
import io.languard.spi.log.LogPosition;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that captured output stays small while a game runs, without losing lines. */
class LogTruncatorTest {

    private static final long ENOUGH = 64 * 1024;

    /** Prints many lines without a pause, then waits. */
    private static final String LOUD =
            "echo READY; sleep 0.5; i=0; while [ $i -lt %d ]; do echo \"line $i of the game\"; i=$((i+1)); done; exec sleep 300";

    @TempDir
    Path data;

    final InMemoryStores memory = new InMemoryStores();
    TestCore platform;

    @AfterEach
    void killAll() {
        memory.logStore.before = number -> {};
        memory.logStore.after = number -> {};
        platform.servers
                .list(TestCore.VIEWER, null, null)
                .forEach(server -> platform.lifecycle.kill(TestCore.ADMIN, server.id()));
        platform.crash();
    }

    @Test
    void storedOutputIsDroppedWhileTheGameContinuesToWrite() throws IOException {
        platform = platform(LogCollectorFactory.only(true, true));
        int id = platform.createRunning("one", LOUD.formatted(50_000));
        await(() -> memory.logStore.count(id) == 50_001);
        assertThat(memory.logStore.messages(id)).isEqualTo(expected(50_000));
        await(() -> Files.size(output(id)) < ENOUGH + 8192);
    }

    @Test
    void blocksAreFreedIfTheFileCannotBeShortened() throws Exception {
        platform = platform(LogCollectorFactory.only(false, true));
        int id = platform.createRunning("one", LOUD.formatted(50_000));
        await(() -> memory.logStore.count(id) == 50_001);
        assertThat(memory.logStore.messages(id)).isEqualTo(expected(50_000));
        assertThat(Files.size(output(id))).isGreaterThan(1_000_000);
        await(() -> blocks(output(id)) * 512 < ENOUGH + 65536);
        platform.crash();
        platform = platform(LogCollectorFactory.only(false, true));
        LogCollectorTest.append(output(id), "after the crash\n");
        await(() -> memory.logStore.count(id) == 50_002);
    }

    @Test
    void theFileIsTruncatedOnceItHasBeenReadIfNeitherWorks() throws IOException {
        platform = platform(LogCollectorFactory.only(false, false));
        int id = platform.createRunning("one", "echo READY; exec sleep 300");
        for (int round = 0; round < 5; round++) {
            LogCollectorTest.append(output(id), String.join("\n", lines(round * 5_000, 5_000)) + "\n");
            int count = 1 + (round + 1) * 5_000;
            await(() -> memory.logStore.count(id) == count);
            if (round >= 2) { // collapsing and punching have been tried by now
                // What is appended between the last check and the truncation would be lost.
                await(() -> Files.size(output(id)) == 0);
            }
        }
        assertThat(memory.logStore.messages(id)).isEqualTo(expected(25_000));
    }

    /**
     * The platform crashes at each of its writes to the database in turn, before or after the write, while the game
     * continues to write.
     */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCrashAtAnyPointOfTruncationNeitherLosesNorDuplicatesLines(boolean before) throws IOException {
        platform = platform(LogCollectorFactory.only(true, true));
        int id = platform.createRunning("one", "echo READY; exec sleep 300");
        await(() -> memory.logStore.count(id) == 1);
        int written = 0;
        int collapses = 0;
        for (int crash = 0; crash < 12; crash++) {
            int[] left = {crash % 4};
            memory.logStore.after = number -> {};
            java.util.function.IntConsumer die = number -> {
                if (left[0]-- <= 0) {
                    throw dead();
                }
            };
            InMemoryLogStore store = memory.logStore;
            if (before) {
                store.before = die;
            } else {
                store.after = die;
                store.before = number -> {
                    if (left[0] < 0) {
                        throw dead();
                    }
                };
            }
            // All lines differ only in their number, and the file consists of whole blocks, so positions are hard to
            // distinguish.
            LogCollectorTest.append(output(id), String.join("\n", lines(written, 4_096)) + "\n");
            written += 4_096;
            await(() -> left[0] < 0);
            platform.crash();
            collapses += droppingIsStored(id) ? 1 : 0;
            store.before = number -> {};
            store.after = number -> {};
            platform = platform(LogCollectorFactory.only(true, true));
            int count = written + 1;
            await(() -> memory.logStore.count(id) >= count);
        }
        LogCollectorTest.append(output(id), "the end\n");
        int count = written + 2;
        await(() -> memory.logStore.count(id) >= count);
        List<String> expected = new java.util.ArrayList<>(expected(written));
        expected.add("the end");
        assertThat(memory.logStore.messages(id)).isEqualTo(expected);
        assertThat(collapses).as("crashes in the middle of dropping").isPositive();
    }

    @Test
    void equalLinesAreDistinguishedAfterACrashDuringTruncation() throws IOException {
        platform = platform(LogCollectorFactory.only(true, true));
        int id = platform.createRunning("one", "echo READY; exec sleep 300");
        await(() -> memory.logStore.count(id) == 1);
        boolean[] dropping = {false};
        memory.logStore.before = number -> {
            if (dropping[0] || droppingIsStored(id)) {
                dropping[0] = true;
                throw dead();
            }
        };
        String block = ("x".repeat(63) + "\n").repeat(4_096);
        LogCollectorTest.append(output(id), block);
        await(() -> dropping[0]);
        platform.crash();
        LogCollectorTest.append(output(id), block);
        memory.logStore.before = number -> {};
        platform = platform(LogCollectorFactory.only(true, true));
        await(() -> memory.logStore.count(id) >= 8_193);
        LogCollectorTest.append(output(id), "the end\n");
        await(() -> memory.logStore.messages(id).contains("the end"));
        assertThat(memory.logStore.count(id)).isEqualTo(8_194);
    }

    @Test
    void aBacklogThatCannotBeStoredIsSkippedAndReported() throws IOException {
        platform = new TestCore(data, memory, LogCollectorFactory.withBacklog(1 << 20));
        int id = platform.createRunning("one", "echo READY; exec sleep 300");
        await(() -> memory.logStore.count(id) == 1);
        memory.unavailable = true;
        LogCollectorTest.append(output(id), "waits\n");
        await(() -> memory.rejectedCalls > 0);
        LogCollectorTest.append(output(id), String.join("\n", lines(0, 100_000)) + "\n");
        memory.unavailable = false;
        await(() -> memory.logStore.messages(id).contains("line 99999 of the game"));
        List<String> messages = memory.logStore.messages(id);
        List<LogLine> warnings =
                platform.logs.query(TestCore.VIEWER, id, new LogQuery(null, null, null, 1_000_000, 0)).lines().stream()
                        .filter(line -> line.message().startsWith("Languard: "))
                        .toList();
        long dropped = warnings.stream()
                .mapToLong(line -> Long.parseLong(line.message().split(" ")[1]))
                .sum();
        assertThat(dropped).isPositive();
        assertThat(messages.size() - warnings.size() + dropped).isEqualTo(100_002);
        assertThat(platform.logCollector.collect().stream()
                        .filter(snapshot -> snapshot.getMetadata().getName().equals("languard_log_lines_dropped"))
                        .flatMap(snapshot -> snapshot.getDataPoints().stream())
                        .map(point -> ((CounterDataPointSnapshot) point).getValue()))
                .containsExactly((double) dropped);
    }

    private TestCore platform(FileTrimmer fileTrimmer) {
        return new TestCore(data, memory, LogCollectorFactory.withTrimming(ENOUGH, fileTrimmer));
    }

    private boolean droppingIsStored(int id) {
        return memory.logStore.positions(id).stream()
                .map(LogPosition::checkpoint)
                .anyMatch(checkpoint -> checkpoint.contains(";d=")); // the pending drop
    }

    private static LanguardException dead() {
        return new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "The platform is dead by now");
    }

    private static List<String> expected(int lines) {
        List<String> all = new java.util.ArrayList<>(List.of("READY"));
        all.addAll(lines(0, lines));
        return all;
    }

    private static List<String> lines(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> "line " + i + " of the game")
                .toList();
    }

    private Path output(int id) {
        return data.resolve("servers/" + id + "/logs/output.log");
    }

    private static long blocks(Path file) throws IOException, InterruptedException {
        Process stat = new ProcessBuilder("stat", "--format=%b", file.toString()).start();
        String text = new String(stat.getInputStream().readAllBytes()).trim();
        stat.waitFor();
        return Long.parseLong(text);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .until(condition);
    }
}
