package io.languard.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.event.LifecycleAuditEvent.Crashed;
import io.languard.service.event.LifecycleAuditEvent.Restarted;
import io.languard.service.event.PlatformEvent;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashRestartCounterTest {

    @TempDir
    Path data;

    private TestCore core;
    private CrashRestartCounter counter;

    @BeforeEach
    void start() {
        core = new TestCore(data, new InMemoryStores());
        counter = new CrashRestartCounter(core.servers);
    }

    @AfterEach
    void stop() {
        core.crash();
    }

    private Map<String, Double> counts() {
        CounterSnapshot snapshot = (CounterSnapshot) counter.collect().get(0);
        assertThat(snapshot.getMetadata().getName()).isEqualTo("languard_server_crash_restarts");
        return snapshot.getDataPoints().stream()
                .collect(Collectors.toMap(point -> point.getLabels().get("name"), CounterDataPointSnapshot::getValue));
    }

    private void restarted(int server) {
        counter.onEvent(new PlatformEvent.Audited(server, "supervisor", new Restarted(1), Instant.now()));
    }

    @Test
    void countsRestartsOnlyAndBeginsWithZero() {
        int one = core.create("one", null);
        core.create("two", null);
        assertThat(counts()).isEqualTo(Map.of("one", 0.0, "two", 0.0));

        restarted(one);
        restarted(one);
        counter.onEvent(
                new PlatformEvent.Audited(one, "supervisor", new Crashed(1, null, null, List.of()), Instant.now()));

        assertThat(counts()).isEqualTo(Map.of("one", 2.0, "two", 0.0));
    }

    @Test
    void forgetsADeletedServer() {
        int one = core.create("one", null);
        restarted(one);

        core.servers.delete(TestCore.ADMIN, one);
        counter.onEvent(new PlatformEvent.ServerRemoved(one, Instant.now()));

        assertThat(counts()).isEmpty();
    }
}
