package io.languard.core.log;

import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.PlatformEventListener;
import io.languard.service.log.LogLine;
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

/** Measures the throughput from a file to a store in memory, and the latency of an event at 1,000 lines per second. */
public final class LogTailBenchmark {

    private static final int MANY = 500_000;
    private static final int LATE = 10_000;

    private LogTailBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path data = Files.createTempDirectory("tail-benchmark");
        TestCore testCore = new TestCore(data, new InMemoryStores(), LogCollectorFactory.withBacklog(Long.MAX_VALUE));
        try {
            int id = testCore.createRunning("one", "echo READY; exec sleep 3000");
            Path output = data.resolve("servers/" + id + "/logs/output.log");
            Awaitility.await().until(() -> testCore.memory.logStore.count(id) == 1);
            throughput(testCore, id, output);
            throughput(testCore, id, output);
            latency(testCore, output);
            testCore.lifecycle.kill(TestCore.ADMIN, id);
        } finally {
            testCore.crash();
        }
    }

    private static void throughput(TestCore testCore, int id, Path output) throws IOException {
        String line = "12:34:56 a line as a busy server writes it, neither long nor short, 80 bytes\n";
        byte[] lines = line.repeat(MANY / 100).getBytes(StandardCharsets.UTF_8);
        int before = testCore.memory.logStore.count(id);
        long startNanos = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            Files.write(output, lines, StandardOpenOption.APPEND);
        }
        // The last one is held back by the parser until the file has been quiet.
        Awaitility.await()
                .atMost(5, TimeUnit.MINUTES)
                .until(() -> testCore.memory.logStore.count(id) >= before + MANY - 1);
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        System.out.printf("%,.0f lines a second, file to store, the game's writing included%n", MANY / seconds);
    }

    private static void latency(TestCore testCore, Path output) throws IOException {
        long[] taken = new long[LATE];
        AtomicInteger count = new AtomicInteger();
        PlatformEventListener listener = event -> {
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
        testCore.events.addListener(listener);
        long startNanos = System.nanoTime();
        for (int i = 0; i < LATE; i++) {
            LockSupport.parkNanos(startNanos + i * 1_000_000L - System.nanoTime());
            // The parser holds a record back until the next one begins: the second line releases the first.
            Files.writeString(output, "at " + System.nanoTime() + "\n.\n", StandardOpenOption.APPEND);
        }
        Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> count.get() >= LATE - 1);
        Arrays.sort(taken);
        System.out.printf(
                "at 1,000 lines a second, written to told: p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
                taken[LATE / 2] / 1e6, taken[LATE * 99 / 100] / 1e6, taken[LATE - 1] / 1e6);
    }
}
