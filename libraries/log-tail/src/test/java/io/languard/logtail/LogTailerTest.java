package io.languard.logtail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailerTest {

    @TempDir
    Path folder;

    private final List<LogTailer<String>> tailers = new ArrayList<>();
    private Path output;
    private RecordingTarget target;

    @BeforeEach
    void create() throws IOException {
        output = Files.createFile(folder.resolve("output.log"));
        target = RecordingTarget.captured(output);
    }

    @AfterEach
    void stop() {
        tailers.forEach(LogTailer::stop);
    }

    private LogTailer<String> follow(TailOptions options, RecordingTarget... targets) {
        LogTailer<String> tailer = new LogTailer<>(options);
        tailers.add(tailer);
        tailer.start(() -> {});
        for (int i = 0; i < targets.length; i++) {
            tailer.follow(i, targets[i]);
        }
        return tailer;
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void awaitItems(String... items) {
        await().untilAsserted(() -> assertThat(target.items()).containsExactly(items));
    }

    @Test
    void recordsOfSeveralLinesAreStoredOnceTheFileIsQuiet() throws IOException {
        follow(TailOptions.defaults("tail"), target);
        append(output, "one\n more\ntwo\nhalf");
        awaitItems("one| more", "two");
        target.state = TailTarget.State.STOPPED;
        awaitItems("one| more", "two", "half");
    }

    @Test
    void whatAnEndedProgramHasWrittenIsStoredWithoutWaitingForQuiet() throws IOException {
        LogTailer<String> tailer = follow(TailOptions.defaults("tail"), target);
        append(output, "one\n more\nhalf");
        tailer.finish(0).join();
        assertThat(target.items()).containsExactly("one| more", "half");
    }

    @Test
    void anEndedProgramIsNotFinishedWhileNothingCanBeStored() throws IOException {
        target.unavailable = true;
        LogTailer<String> tailer = follow(TailOptions.defaults("tail"), target);
        append(output, "one\n");
        CompletableFuture<Void> finished = tailer.finish(0);
        await().until(() -> target.rejections() > 0);
        assertThat(finished).isNotDone();
        target.unavailable = false;
        finished.join();
        assertThat(target.items()).containsExactly("one");
    }

    @Test
    void readingContinuesAfterARestartWhereItStopped() throws IOException {
        LogTailer<String> tailer = follow(TailOptions.defaults("tail"), target);
        append(output, "one\ntwo\npart");
        awaitItems("one", "two");
        tailer.stop();
        append(output, "ly\nthree\n");
        follow(TailOptions.defaults("tail"), target);
        awaitItems("one", "two", "partly", "three");
    }

    @Test
    void rotatedOutputIsReadFirstAndThenDeleted() throws IOException {
        target.unavailable = true;
        follow(TailOptions.defaults("tail"), target);
        append(output, "one\n");
        Files.move(output, folder.resolve("output.1.log"));
        append(output, "two\n");
        target.unavailable = false;
        awaitItems("one", "two");
        await().until(() -> !Files.exists(folder.resolve("output.1.log")));
    }

    @Test
    void filesOfTheProgramAreFollowedAcrossARename() throws IOException {
        target = RecordingTarget.matching(folder, "game*.txt");
        follow(TailOptions.defaults("tail"), target);
        append(folder.resolve("game.txt"), "one\n");
        awaitItems("one");
        Files.move(folder.resolve("game.txt"), folder.resolve("game.1.txt"));
        append(folder.resolve("game.1.txt"), "two\n");
        append(folder.resolve("game.txt"), "three\n");
        awaitItems("one", "two", "three");
        assertThat(folder.resolve("game.1.txt")).exists();
    }

    @Test
    void storedOutputIsTruncatedWhileTheProgramRuns() throws IOException {
        follow(TailOptions.defaults("tail").withRetainedBytes(64 * 1024), target);
        List<String> expected = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            List<String> lines = IntStream.range(0, 5_000)
                    .mapToObj(i -> "line " + i + " of the program")
                    .toList();
            append(output, String.join("\n", lines) + "\n");
            expected.addAll(lines);
            await().until(() -> target.size() == expected.size());
        }
        assertThat(target.items()).isEqualTo(expected);
        // Without fallocate or support of the file system, only the blocks are freed or the file is cut when drained.
        if (FileTrimmer.fallocate().collapse(Files.write(folder.resolve("probe"), new byte[8192]), 4096)) {
            await().until(() -> Files.size(output) < 2 * 64 * 1024);
        }
    }

    @Test
    void aBacklogBeyondTheLimitIsSkippedAndReported() throws IOException {
        append(output, "line of twenty bytes\n".repeat(100_000));
        follow(TailOptions.defaults("tail").withBacklogBytes(1 << 20), target);
        await().until(() -> !target.items().isEmpty() && target.items().get(0).startsWith("skipped "));
        long skipped = Long.parseLong(target.items().get(0).substring("skipped ".length()));
        await().until(() -> target.size() - 1 + skipped == 100_000);
        assertThat(skipped).isGreaterThan(50_000);
    }

    @Test
    void linesThatTheParserFailsOnAreStoredUnparsed() throws IOException {
        target.failing = true;
        follow(TailOptions.defaults("tail"), target);
        append(output, "one\n");
        awaitItems("unparsed one");
        target.failing = false;
        append(output, "two\n");
        awaitItems("unparsed one", "two");
    }

    @Test
    void aFloodOfOneTargetDoesNotDelayAnother() throws IOException {
        Path quietOutput = Files.createDirectory(folder.resolve("quiet")).resolve("output.log");
        RecordingTarget quiet = RecordingTarget.captured(quietOutput);
        append(output, "a line of a flood of lines, one like the other\n".repeat(500_000));
        append(quietOutput, "one\ntwo\n");
        follow(TailOptions.defaults("tail"), target, quiet);
        await().until(() -> quiet.items().contains("one"));
        assertThat(target.size()).isLessThan(499_999);
        await().until(() -> target.size() >= 499_999);
    }
}
