package io.languard.core.log;

import io.languard.core.Memory;
import io.languard.core.Platform;
import io.languard.ports.event.EventListener;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.log.LogLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;

/** How fast lines come from a file to a store in memory, and how late one is told at 1,000 lines a second. */
public final class TailBenchmark {

    private static final int MANY = 500_000;
    private static final int LATE = 10_000;

    private TailBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path data = Files.createTempDirectory("tail-benchmark");
        Platform platform = new Platform(data, new Memory(), LogParts.backlog(Long.MAX_VALUE));
        try {
            int id = platform.running("one", "echo READY; exec sleep 3000");
            Path output = data.resolve("servers/" + id + "/logs/output.log");
            Awaitility.await().until(() -> platform.memory.logStore.count(id) == 1);
            throughput(platform, id, output);
            throughput(platform, id, output);
            latency(platform, output);
            platform.lifecycle.kill(Platform.ADMIN, id);
        } finally {
            platform.crash();
        }
    }

    private static void throughput(Platform platform, int id, Path output) throws IOException {
        String line = "12:34:56 a line as a busy server writes it, neither long nor short, 80 bytes\n";
        byte[] lines = line.repeat(MANY / 100).getBytes(StandardCharsets.UTF_8);
        int before = platform.memory.logStore.count(id);
        long begun = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            Files.write(output, lines, StandardOpenOption.APPEND);
        }
        // The last one is held back by the reader until the file has been quiet.
        Awaitility.await()
                .atMost(5, TimeUnit.MINUTES)
                .until(() -> platform.memory.logStore.count(id) >= before + MANY - 1);
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf("%,.0f lines a second, file to store, the game's writing included%n", MANY / seconds);
    }

    private static void latency(Platform platform, Path output) throws IOException {
        long[] taken = new long[LATE];
        AtomicInteger count = new AtomicInteger();
        EventListener listener = event -> {
            long now = System.nanoTime();
            if (event instanceof PlatformEvent.LogWritten written) {
                for (LogLine line : written.lines()) {
                    if (line.message().startsWith("at ") && count.get() < LATE) {
                        taken[count.getAndIncrement()] =
                                now - Long.parseLong(line.message().substring(3));
                    }
                }
            }
        };
        platform.events.addListener(listener);
        long begun = System.nanoTime();
        for (int i = 0; i < LATE; i++) {
            LockSupport.parkNanos(begun + i * 1_000_000L - System.nanoTime());
            // The reader holds a record back until the next one begins: the second line lets go of the first.
            Files.writeString(output, "at " + System.nanoTime() + "\n.\n", StandardOpenOption.APPEND);
        }
        Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> count.get() >= LATE - 1);
        Arrays.sort(taken);
        System.out.printf(
                "at 1,000 lines a second, written to told: p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
                taken[LATE / 2] / 1e6, taken[LATE * 99 / 100] / 1e6, taken[LATE - 1] / 1e6);
    }
}
