package io.languard.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.log.LogFile;
import io.languard.api.log.LogItem;
import io.languard.api.log.LogLevel;
import io.languard.api.log.LogSource;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.event.PlatformEvent;
import io.languard.service.log.LogLine;
import io.languard.service.log.LogQuery;
import io.languard.service.server.ServerStatus;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests how lines get from files to the store and to listeners, with real files and processes. */
class LogCollectorTest {

    private static final String SILENT = "echo READY; exec sleep 300";

    @TempDir
    Path data;

    final InMemoryStores memory = new InMemoryStores();
    TestCore platform;

    @BeforeEach
    void start() {
        platform = new TestCore(data, memory);
    }

    @AfterEach
    void killAll() {
        memory.unavailable = false;
        memory.logStore.before = number -> {};
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
    void outputOfAGameIsStoredAndThenPublished() {
        int id = platform.createRunning("one", "echo READY; for i in 1 2 3; do echo line $i; done; exec sleep 300");
        awaitMessages(id, "READY", "line 1", "line 2", "line 3");
        await(() -> told(id).size() == 4);
        assertThat(told(id)).containsExactly("READY", "line 1", "line 2", "line 3");
    }

    @Test
    void noLineIsStoredWithATimeInTheFuture() throws IOException {
        int id = platform.createRunning("one", SILENT);
        awaitMessages(id, "READY");
        LogFile file = platform.parser.opened;
        assertThat(file.source()).isEqualTo(LogSource.OUTPUT);
        assertThat(file.path()).isEqualTo(output(id));
        assertThat(file.writtenAfter()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        platform.parser.time = Instant.now().plus(Duration.ofHours(2));
        append(output(id), "two hours ahead\n");
        awaitMessages(id, "READY", "two hours ahead");
        assertThat(lines(id)).allSatisfy(line -> assertThat(line.time()).isBeforeOrEqualTo(Instant.now()));
        platform.parser.time = Instant.parse("2021-08-28T03:45:18Z");
        append(output(id), "of another year\n");
        awaitMessages(id, "READY", "two hours ahead", "of another year");
        assertThat(lines(id)).extracting(LogLine::time).contains(Instant.parse("2021-08-28T03:45:18Z"));
    }

    @Test
    void aLineHeldBackByAParserIsReleasedOnceTheFileIsQuiet() throws IOException {
        int id = platform.createRunning("one", SILENT);
        append(output(id), "one\n more\nlast\n  of all\n");
        awaitMessages(id, "READY", "one\n more", "last\n  of all");
    }

    @Test
    void aLineWithoutAnEndWaitsForItsEnd() throws IOException {
        int id = platform.createRunning("one", SILENT);
        append(output(id), "whole\nha");
        awaitMessages(id, "READY", "whole");
        append(output(id), "lf\n");
        awaitMessages(id, "READY", "whole", "half");
    }

    @Test
    void aLineWithoutAnEndIsStoredWhenTheGameHasEnded() {
        int id = platform.createRunning("one", "echo READY; sleep 0.5; printf 'last words'");
        platform.await(id, ServerStatus.CRASHED);
        awaitMessages(id, "READY", "last words");
    }

    @Test
    void theNextRunLosesNothingOfThePreviousOne() throws IOException {
        int id = platform.create("one", "echo READY; exec sleep 300");
        memory.logStore.before = number -> {
            throw new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "Nothing can be stored");
        };
        for (int run = 1; run <= 3; run++) {
            platform.lifecycle.start(TestCore.ADMIN, id);
            platform.await(id, ServerStatus.RUNNING);
            append(output(id), "run " + run + "\nhalf of " + run);
            platform.lifecycle.kill(TestCore.ADMIN, id);
        }
        assertThat(filesOf(id)).containsExactly("output.1.log", "output.2.log", "output.log");
        memory.logStore.before = number -> {};
        awaitMessages(id, "READY", "run 1", "half of 1", "READY", "run 2", "half of 2", "READY", "run 3", "half of 3");
        await(() -> filesOf(id).equals(List.of("output.log")));
    }

    @Test
    void noLineIsLostOrDuplicatedWhereverWritingEnds() throws IOException {
        int id = platform.createRunning("one", SILENT);
        awaitMessages(id, "READY");
        StringBuilder expected = new StringBuilder("READY\n");
        List<String> joined = new ArrayList<>();
        List<String> heard = new ArrayList<>();
        for (int crash = 0; crash < 12; crash++) {
            boolean beforeStoring = crash % 2 == 0;
            int stop = crash / 2;
            int[] seen = {0};
            java.util.function.IntConsumer die = number -> {
                if (seen[0]++ >= stop) {
                    throw new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "The platform is dead by now");
                }
            };
            if (beforeStoring) {
                memory.logStore.before = die;
            }
            for (int i = 0; i < 20; i++) {
                String text = "crash " + crash + " line " + i + "\n"
                        + (i % 3 == 0 ? " and more\n" : "")
                        + (i % 7 == 0 ? "JOIN " + i + " of " + crash + "\n" : "");
                append(output(id), text);
                expected.append(text);
                if (i % 7 == 0) {
                    joined.add("+" + i + " of " + crash);
                }
            }
            append(output(id), "part");
            platform.crash();
            heard.addAll(platform.recorded.players);
            memory.logStore.before = number -> {};
            platform = new TestCore(data, memory);
            append(output(id), "ly " + crash + "\n");
            expected.append("partly ").append(crash).append('\n');
        }
        String all = expected.toString();
        await(() -> all.equals(String.join("\n", memory.logStore.messages(id)) + "\n"));
        heard.addAll(platform.recorded.players);
        assertThat(heard).isEqualTo(joined);
    }

    @Test
    void aRenamedFileIsReadToItsEndBeforeTheNewOne() throws IOException {
        Path own = Files.createDirectories(data.resolve("own"));
        platform.parser.own = new LogSource("own", own, "game*.txt");
        int id = platform.createRunning("one", SILENT);
        awaitMessages(id, "READY");
        append(own.resolve("game.txt"), "one\n");
        awaitMessages(id, "READY", "one");
        Files.move(own.resolve("game.txt"), own.resolve("game.1.txt"));
        append(own.resolve("game.1.txt"), "two\n");
        append(own.resolve("game.txt"), "three\n");
        awaitMessages(id, "READY", "one", "two", "three");
        append(own.resolve("game.txt"), "four\n");
        awaitMessages(id, "READY", "one", "two", "three", "four");
    }

    @Test
    void aFileOfThePreviousRunIsIgnoredAndANewOneIsReadFromItsStart() throws IOException {
        Path own = Files.createDirectories(data.resolve("own"));
        Path old = own.resolve("game_1.txt");
        append(old, "old\n");
        Files.setLastModifiedTime(
                old,
                java.nio.file.attribute.FileTime.from(java.time.Instant.now().minusSeconds(60)));
        platform.parser.own = new LogSource("own", own, "game_*.txt");
        int id = platform.createRunning("one", SILENT);
        awaitMessages(id, "READY");
        append(own.resolve("game_2.txt"), "new\n");
        append(own.resolve("other.log"), "not ours\n");
        awaitMessages(id, "READY", "new");
        append(own.resolve("game_3.txt"), "newest\n");
        awaitMessages(id, "READY", "new", "newest");
    }

    @Test
    void aFileRenamedWhileThePlatformWasDownIsReadToItsEndFirst() throws IOException {
        Path own = Files.createDirectories(data.resolve("own"));
        LogSource source = new LogSource("own", own, "game.txt");
        platform.parser.own = source;
        int id = platform.createRunning("one", SILENT);
        awaitMessages(id, "READY");
        append(own.resolve("game.txt"), "one\n");
        awaitMessages(id, "READY", "one");
        platform.crash();
        append(own.resolve("game.txt"), "two\n");
        Files.move(own.resolve("game.txt"), own.resolve("game.txt.1"));
        append(own.resolve("game.txt"), "three\n");
        platform = new TestCore(data, memory);
        platform.parser.own = source;
        platform.unregisterAdapter();
        platform.registerAdapter();
        awaitMessages(id, "READY", "one", "two", "three");
    }

    @Test
    void aTruncatedAndRewrittenFileIsReadFromItsStart() throws IOException {
        Path own = Files.createDirectories(data.resolve("own"));
        platform.parser.own = new LogSource("own", own, "game.txt");
        int id = platform.createRunning("one", SILENT);
        awaitMessages(id, "READY");
        append(own.resolve("game.txt"), "a first line\n");
        awaitMessages(id, "READY", "a first line");
        Files.writeString(own.resolve("game.txt"), "short\n");
        awaitMessages(id, "READY", "a first line", "short");
        Files.writeString(own.resolve("game.txt"), "longer than what was there before\n");
        awaitMessages(id, "READY", "a first line", "short", "longer than what was there before");
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path own = Files.createDirectories(data.resolve("own"));
        Path secret = Files.writeString(data.resolve("secret.key"), "secret\n");
        platform.parser.own = new LogSource("own", own, "*.txt");
        int id = platform.createRunning("one", SILENT);
        awaitMessages(id, "READY");
        Files.createSymbolicLink(own.resolve("game.txt"), secret);
        append(own.resolve("real.txt"), "real\n");
        awaitMessages(id, "READY", "real");
    }

    @Test
    void linesWaitWhileTheAdapterIsUnavailableAndTheNextOneContinues() throws IOException {
        int id = platform.createRunning("one", SILENT);
        append(output(id), "one\ntwo\n held back\n");
        awaitMessages(id, "READY", "one", "two\n held back");
        append(output(id), "three\n");
        platform.unregisterAdapter();
        append(output(id), " and four\nfive\n");
        platform.parser.prefix = "2: ";
        assertThat(memory.logStore.messages(id)).doesNotContain("five", "2: five");
        platform.registerAdapter();
        await(() -> memory.logStore.messages(id).size() == 5);
        assertThat(String.join("|", memory.logStore.messages(id)).replace("2: ", ""))
                .isEqualTo("READY|one|two\n held back|three\n and four|five");
        assertThat(memory.logStore.messages(id)).last().isEqualTo("2: five");
    }

    @Test
    void outputIsStoredUnparsedIfTheGameHasNoLogParser() throws IOException {
        platform.unregisterLogParser();
        int id = platform.createRunning("one", SILENT);
        append(output(id), "one\n two\n");
        awaitMessages(id, "READY", "one", " two");
        LogLine line = platform.logs
                .query(TestCore.VIEWER, id, new LogQuery(null, null, null, 1, 0))
                .lines()
                .get(0);
        assertThat(line.level()).isEqualTo(LogLevel.INFO);
        assertThat(line.time()).isNotNull();
    }

    @Test
    void aLineThatTheAdapterFailsOnIsStoredUnparsed() throws IOException {
        int id = platform.createRunning("one", SILENT);
        append(output(id), "one\nFAIL\ntwo\n");
        await(() -> memory.logStore.messages(id).containsAll(List.of("one", "FAIL", "two")));
        assertThat(memory.logStore.messages(id)).hasSize(4);
    }

    @Test
    void aParserThatHangsDelaysNoOtherServerAndItsLinesAreEventuallyStored() throws IOException {
        int id = platform.createRunning("one", SILENT);
        awaitMessages(id, "READY");
        CountDownLatch release = new CountDownLatch(1);
        platform.parser.hang = release;
        append(output(id), "one\n");
        await(() -> platform.parser.hanging > 0);
        platform.parser.hang = null;
        int other = platform.createRunning("two", SILENT);
        awaitMessages(other, "READY");
        assertThat(memory.logStore.messages(id)).containsExactly("READY");
        append(output(id), "two\n");
        awaitMessages(id, "READY", "one", "two");
        release.countDown();
    }

    @Test
    void linesWaitWhileTheDatabaseIsUnavailable() throws IOException {
        int id = platform.createRunning("one", SILENT);
        awaitMessages(id, "READY");
        memory.unavailable = true;
        append(output(id), "one\ntwo\n");
        await(() -> memory.rejectedCalls > 2);
        append(output(id), "three\n");
        memory.unavailable = false;
        awaitMessages(id, "READY", "one", "two", "three");
    }

    @Test
    void anItemThatTheDatabaseRejectsDoesNotBlockTheRest() throws IOException {
        int id = platform.createRunning("one", SILENT);
        awaitMessages(id, "READY");
        memory.logStore.refuse = "poison";
        append(output(id), "poison\nnext\n");
        awaitMessages(id, "READY", "next");
        assertThat(dropped(id)).isEqualTo(1);
    }

    @Test
    void joinsAndLeavesArePublishedAndNoticesAreAudited() throws IOException {
        int id = platform.createRunning("one", SILENT);
        append(output(id), "JOIN 7 Ada Lovelace\nNOTE hello\nLEAVE 7\n");
        await(() -> platform.recorded.players.size() == 2);
        assertThat(platform.recorded.players).containsExactly("+7 Ada Lovelace", "-7");
        platform.awaitEvent(id, "note");
        assertThat(platform.trail(id, "note").get(0).actor()).isEqualTo("game");
        assertThat(platform.trail(id, "note").get(0).detail()).contains("NOTE hello");
    }

    @Test
    void noticesBeyondTheLimitOfTheAuditTrailAreCounted() throws IOException {
        int id = platform.createRunning("one", SILENT);
        append(output(id), "NOTE x\n".repeat(500));
        await(() -> memory.logStore.count(id) == 501);
        int stored = platform.trail(id, "note").size();
        assertThat(stored)
                .isBetween(LogEventPublisher.MAX_EVENTS_PER_SECOND, 3 * LogEventPublisher.MAX_EVENTS_PER_SECOND);
        assertThat(figure(id, "languard_log_notices_dropped_total")).isEqualTo(500 - stored);
    }

    @Test
    void itemsFromRemoteAdminArePartOfTheLog() {
        int id = platform.createRunning("one", SILENT);
        awaitMessages(id, "READY");
        platform.logItemQueue.offer(id, new LogItem.LogEntry(null, LogLevel.WARNING, "from afar"));
        platform.logItemQueue.offer(id, new LogItem.GameEvent("note", java.util.Map.of("text", "from afar")));
        awaitMessages(id, "READY", "from afar");
        platform.awaitEvent(id, "note");
    }

    @Test
    void logsOfAServerThatEndedWhileThePlatformWasDownAreRead() throws IOException {
        int id = platform.createRunning("one", SILENT);
        awaitMessages(id, "READY");
        long pid = platform.servers.get(TestCore.VIEWER, id).pid();
        platform.crash();
        append(output(id), "one\nlast");
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        await(() -> !ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
        platform = new TestCore(data, memory);
        awaitMessages(id, "READY", "one", "last");
    }

    @Test
    void linesThatAnAdapterOnlyCountsAreNeitherStoredNorReadTwice() throws IOException {
        int id = platform.createRunning("one", SILENT);
        append(output(id), "one\nAGAIN\nAGAIN\ntwo\nAGAIN\n");
        awaitMessages(id, "READY", "one", "two");
        await(() -> figure(id, "languard_log_lines_omitted_total") == 3);
        platform.crash();
        platform = new TestCore(data, memory);
        append(output(id), "AGAIN\nthree\n");
        awaitMessages(id, "READY", "one", "two", "three");
        await(() -> figure(id, "languard_log_lines_omitted_total") == 1);
    }

    @Test
    void clearingIsAuditedAndUnknownServersAreNotFound() {
        int id = platform.createRunning("one", SILENT);
        awaitMessages(id, "READY");
        platform.logs.clear(TestCore.ADMIN, id);
        assertThat(platform.logs
                        .query(TestCore.VIEWER, id, new LogQuery(null, null, null, 10, 0))
                        .total())
                .isZero();
        assertThat(platform.trail(id, "logs_cleared")).hasSize(1);
        assertThatThrownBy(() -> platform.logs.query(TestCore.VIEWER, 99, new LogQuery(null, null, null, 10, 0)))
                .hasMessageContaining("not found");
        assertThatThrownBy(() -> platform.logs.clear(TestCore.ADMIN, 99)).hasMessageContaining("not found");
    }

    @Test
    void aFloodOfOneServerDoesNotDelayAnother() throws IOException {
        int loud = platform.createRunning("loud", SILENT);
        int quiet = platform.createRunning("quiet", SILENT);
        awaitMessages(quiet, "READY");
        String line = "a line of a flood of lines, one like the other, without end\n";
        append(output(loud), line.repeat(500_000));
        long startNanos = System.nanoTime();
        append(output(quiet), "one\ntwo\n");
        await(() -> memory.logStore.messages(quiet).contains("one"));
        Duration took = Duration.ofNanos(System.nanoTime() - startNanos);
        assertThat(memory.logStore.count(loud)).as("the flood goes on").isLessThan(500_001);
        assertThat(took).isLessThan(Duration.ofSeconds(1));
        await(() -> memory.logStore.count(loud) == 500_001);
    }

    static void append(Path file, String text) throws IOException {
        Files.write(
                file,
                text.getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND);
    }

    private Path output(int id) {
        return data.resolve("servers/" + id + "/logs/output.log");
    }

    private List<String> filesOf(int id) throws IOException {
        try (var files = Files.list(output(id).getParent())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private double dropped(int id) {
        return figure(id, "languard_log_lines_dropped_total");
    }

    private double figure(int id, String name) {
        return platform.logCollector.collect().stream()
                .filter(snapshot -> (snapshot.getMetadata().getName() + "_total").equals(name))
                .flatMap(snapshot -> snapshot.getDataPoints().stream())
                .filter(point -> point.getLabels().get("server_id").equals(Integer.toString(id)))
                .map(point -> ((CounterDataPointSnapshot) point).getValue())
                .findFirst()
                .orElseThrow();
    }

    private List<LogLine> lines(int id) {
        return platform.logs
                .query(TestCore.VIEWER, id, new LogQuery(null, null, null, 10, 0))
                .lines();
    }

    private List<String> told(int id) {
        return platform.recorded.eventsOf(PlatformEvent.LogWritten.class).stream()
                .filter(event -> event.serverId() == id)
                .flatMap(event -> event.lines().stream())
                .map(LogLine::message)
                .toList();
    }

    private void awaitMessages(int id, String... expected) {
        try {
            await(() -> memory.logStore.messages(id).size() >= expected.length);
        } catch (ConditionTimeoutException e) {
            // the assertion below reports what is missing
        }
        assertThat(memory.logStore.messages(id)).containsExactly(expected);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .until(condition);
    }
}
