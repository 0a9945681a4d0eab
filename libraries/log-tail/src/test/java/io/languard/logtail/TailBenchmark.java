package io.languard.logtail;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.io.input.Tailer;
import org.apache.commons.io.input.TailerListenerAdapter;
import org.awaitility.Awaitility;

/**
 * Compares the tailer with what is commonly used instead: the {@link Tailer} of Commons IO, and a loop around {@link
 * BufferedReader#readLine}, which neither follows nor resumes. Not a test: run {@code main} and compare ratios of one run.
 */
final class TailBenchmark {

    private static final int LINES = 500_000;

    private TailBenchmark() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target"), "tail-benchmark");
        Path file = folder.resolve("output.log");
        String line = "12:34:56 a line as a busy server writes it, neither long nor short, 80 bytes\n";
        Files.writeString(file, line.repeat(LINES));
        for (int round = 0; round < 3; round++) {
            double tailer = tailer(file);
            double commons = commons(file);
            double buffered = buffered(file);
            System.out.printf(
                    "tailer %,.0f lines/s; Commons IO Tailer %,.0f (%.1f x); BufferedReader %,.0f (%.2f x)%n",
                    tailer, commons, tailer / commons, buffered, tailer / buffered);
        }
    }

    private static double tailer(Path file) {
        RecordingTarget target = RecordingTarget.captured(file);
        target.state = TailTarget.State.ACTIVE; // a running program's output would be truncated
        LogTailer<String> tailer = new LogTailer<>(TailOptions.defaults("tail").withBacklogBytes(Long.MAX_VALUE));
        long start = System.nanoTime();
        tailer.start(() -> {});
        tailer.follow(1, target);
        // The last line is held back until the file has been quiet.
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(2))
                .until(() -> target.size() >= LINES - 1);
        double rate = LINES / ((System.nanoTime() - start) / 1e9);
        tailer.stop();
        return rate;
    }

    private static double commons(Path file) {
        AtomicInteger count = new AtomicInteger();
        TailerListenerAdapter listener = new TailerListenerAdapter() {
            @Override
            public void handle(String line) {
                count.incrementAndGet();
            }
        };
        long start = System.nanoTime();
        try (Tailer tailer = Tailer.builder()
                .setFile(file.toFile())
                .setTailerListener(listener)
                .setDelayDuration(Duration.ofMillis(2))
                .setTailFromEnd(false)
                .get()) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> count.get() >= LINES - 1);
        }
        return LINES / ((System.nanoTime() - start) / 1e9);
    }

    private static double buffered(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        long start = System.nanoTime();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        }
        return lines.size() / ((System.nanoTime() - start) / 1e9);
    }
}
