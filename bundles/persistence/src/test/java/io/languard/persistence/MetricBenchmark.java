package io.languard.persistence;

import io.languard.persistence.testing.StoreFixture;
import io.languard.service.metric.MetricPoint;
import io.languard.service.server.ServerDefinition;
import io.languard.service.server.ServerStatus;
import io.languard.spi.metric.MetricSample;
import io.languard.spi.metric.MetricStore;
import io.languard.spi.server.ServerRecord;
import io.languard.spi.server.ServerRunState;
import io.languard.testkit.mariadb.MariaDbServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A benchmark of queries over a month of measurements. Not a test: run {@code main} with {@code h2} or {@code
 * mariadb}.
 */
final class MetricBenchmark {

    private static final Instant NOW = Instant.parse("2026-05-31T12:34:56Z");
    private static final Duration MONTH = Duration.ofDays(30);

    private MetricBenchmark() {}

    /** Expects {@code h2|mariadb}. */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory(Path.of("target"), "benchmark");
        try (StoreFixture storeFixture = args[0].equals("h2")
                ? StoreFixture.embedded(folder)
                : StoreFixture.on(MariaDbServer.shared().createDatabase())) {
            int server = storeFixture
                    .servers()
                    .insert(
                            new ServerRecord(
                                    0,
                                    new ServerDefinition("s", "", "g", "/x", 1, null, false, 0),
                                    new ServerRunState(ServerStatus.STOPPED, null, null, 0, null),
                                    NOW,
                                    NOW),
                            List.of())
                    .id();
            MetricStore metrics = storeFixture.metrics();
            append(metrics, server, NOW.minus(MONTH), NOW.minus(Duration.ofHours(8)), Duration.ofSeconds(30));
            append(metrics, server, NOW.minus(Duration.ofHours(8)), NOW, Duration.ofSeconds(5));
            long start = System.nanoTime();
            metrics.rollUp(NOW, MONTH);
            System.out.printf("first maintenance of a month: %.1f s%n", (System.nanoTime() - start) / 1e9);
            measure("30 days by hour", metrics, server, MONTH, Duration.ofHours(1));
            measure("7 days by 5 minutes", metrics, server, Duration.ofDays(7), Duration.ofMinutes(5));
            measure("last hour as stored", metrics, server, Duration.ofHours(1), null);
        }
        System.exit(0);
    }

    private static void append(MetricStore metrics, int server, Instant from, Instant to, Duration period) {
        List<MetricSample> samples = new ArrayList<>();
        for (Instant time = from; time.isBefore(to); time = time.plus(period)) {
            samples.add(new MetricSample(server, new MetricPoint(time, samples.size() % 100, 1_000, 5)));
            if (samples.size() == 500) {
                metrics.append(samples);
                samples.clear();
            }
        }
        metrics.append(samples);
    }

    private static void measure(String description, MetricStore metrics, int server, Duration back, Duration step) {
        int rounds = 200;
        double[] millis = new double[rounds];
        int points = 0;
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            points = metrics.query(server, NOW.minus(back), NOW, step).size();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        double first = millis[0];
        Arrays.sort(millis);
        System.out.printf(
                "%-20s first %.1f, median %.1f, p99 %.1f ms (%d points)%n",
                description, first, millis[rounds / 2], millis[rounds - 3], points);
    }
}
