package io.languard.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.core.Memory;
import io.languard.core.Platform;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.metric.MetricPoint;
import io.languard.ports.metric.MetricSample;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplerTest {

    private static final Duration PERIOD = Duration.ofMillis(50);

    @TempDir
    Path data;

    final Memory memory = new Memory();
    Platform platform;
    Sampler sampler;

    @BeforeEach
    void start() {
        platform = new Platform(data, memory);
        sampler = new Sampler(platform.servers, memory.metricStore, platform.events, platform.threads, PERIOD);
    }

    @AfterEach
    void killAll() {
        memory.away = false;
        platform.servers.list(null, null).stream()
                .filter(server -> server.status().isActive())
                .forEach(server -> platform.lifecycle.kill(Platform.ADMIN, server.id()));
        sampler.stop();
        platform.crash();
    }

    @Test
    void allRunningServersAreStoredInOneBatchAndTold() {
        int one = platform.running("one", null);
        int two = platform.running("two", null);
        int stopped = platform.create("three", null);
        await(() -> memory.metricStore.batches.stream()
                .anyMatch(batch -> servers(batch).equals(List.of(one, two))));
        await(() -> platform.heard.of(PlatformEvent.MetricsTaken.class).stream()
                .anyMatch(taken -> taken.serverId() == two));
        List<MetricPoint> points = platform.metrics.query(one, Instant.now().minusSeconds(60), Instant.now(), null);
        assertThat(points).isNotEmpty();
        assertThat(points.get(0).ramMb()).isPositive();
        assertThat(platform.metrics.query(stopped, Instant.EPOCH, Instant.now(), Duration.ofDays(1)))
                .isEmpty();
    }

    @Test
    void whatIsTakenWhileTheDatabaseIsAwayIsStoredLater() {
        int id = platform.running("one", null);
        await(() -> !memory.metricStore.batches.isEmpty());
        memory.away = true;
        int before = memory.refusals;
        await(() -> memory.refusals > before + 12);
        Instant back = Instant.now();
        memory.away = false;
        await(() -> memory.metricStore.batches.stream().anyMatch(batch -> batch.size() > 3));
        assertThat(memory.metricStore.query(id, Instant.EPOCH, back, null)).hasSizeGreaterThan(3);
    }

    private static List<Integer> servers(List<MetricSample> batch) {
        return batch.stream().map(MetricSample::serverId).toList();
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(condition);
    }
}
