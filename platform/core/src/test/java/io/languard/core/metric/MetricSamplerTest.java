package io.languard.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.event.PlatformEvent;
import io.languard.service.metric.MetricPoint;
import io.languard.spi.metric.MetricSample;
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

class MetricSamplerTest {

    private static final Duration PERIOD = Duration.ofMillis(50);

    @TempDir
    Path data;

    final InMemoryStores memory = new InMemoryStores();
    TestCore platform;
    MetricSampler sampler;

    @BeforeEach
    void start() {
        platform = new TestCore(data, memory);
        sampler = new MetricSampler(
                platform.serverRegistry, memory.metricStore, platform.events, platform.threads, PERIOD);
    }

    @AfterEach
    void killAll() {
        memory.unavailable = false;
        platform.servers.list(TestCore.VIEWER, null, null).stream()
                .filter(server -> server.status().isActive())
                .forEach(server -> platform.lifecycle.kill(TestCore.ADMIN, server.id()));
        sampler.stop();
        platform.crash();
    }

    @Test
    void storesAllRunningServersInOneBatchAndPublishesTheSamples() {
        int one = platform.createRunning("one", null);
        int two = platform.createRunning("two", null);
        int stopped = platform.create("three", null);
        await(() -> memory.metricStore.batches.stream()
                .anyMatch(batch -> servers(batch).equals(List.of(one, two))));
        await(() -> platform.recorded.eventsOf(PlatformEvent.MetricsSampled.class).stream()
                .anyMatch(taken -> taken.serverId() == two));
        List<MetricPoint> points =
                platform.metrics.query(TestCore.VIEWER, one, Instant.now().minusSeconds(60), Instant.now(), null);
        assertThat(points).isNotEmpty();
        assertThat(points.get(0).ramMb()).isPositive();
        assertThat(platform.metrics.query(TestCore.VIEWER, stopped, Instant.EPOCH, Instant.now(), Duration.ofDays(1)))
                .isEmpty();
    }

    @Test
    void storesSamplesTakenWhileTheDatabaseWasUnavailable() {
        int id = platform.createRunning("one", null);
        await(() -> !memory.metricStore.batches.isEmpty());
        memory.unavailable = true;
        int before = memory.rejectedCalls;
        await(() -> memory.rejectedCalls > before + 12);
        Instant availableAgain = Instant.now();
        memory.unavailable = false;
        await(() -> memory.metricStore.batches.stream().anyMatch(batch -> batch.size() > 3));
        assertThat(memory.metricStore.query(id, Instant.EPOCH, availableAgain, null))
                .hasSizeGreaterThan(3);
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
