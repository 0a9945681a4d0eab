package io.languard.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.error.LanguardException;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.metric.MetricPoint;
import io.languard.service.user.Actor;
import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
import io.languard.spi.metric.MetricSample;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricServiceImplTest {

    private static final Instant LONG_AGO = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant FAR_FUTURE = Instant.parse("9999-12-31T23:59:59Z");

    @TempDir
    Path data;

    final InMemoryStores memory = new InMemoryStores();
    final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    TestCore platform;
    int server;

    @BeforeEach
    void start() {
        platform = new TestCore(data, memory);
        server = platform.create("one", null);
    }

    @AfterEach
    void stop() {
        platform.crash();
    }

    @Test
    void onlyThePeriodWithSamplesCountsTowardsTheMaximumNumberOfPoints() {
        assertThat(query(LONG_AGO, FAR_FUTURE, null)).isEmpty();
        MetricPoint point = point(now.minusSeconds(60));
        assertThat(query(LONG_AGO, FAR_FUTURE, null)).containsExactly(point);
        assertThat(query(LONG_AGO, FAR_FUTURE, Duration.ofSeconds(1))).hasSize(1);
        point(now.minus(Duration.ofSeconds(MetricServiceImpl.MAX_POINTS + 10L)));
        assertThatThrownBy(() -> query(LONG_AGO, FAR_FUTURE, Duration.ofSeconds(1)))
                .isInstanceOf(LanguardException.class)
                .hasMessageContaining("100000");
        assertThat(query(now.minusSeconds(3_600), FAR_FUTURE, Duration.ofSeconds(1)))
                .hasSize(1);
    }

    @Test
    void theRecentPastLeavesOutServersThatTheActorMayNotView() {
        int other = platform.create("two", null);
        MetricPoint point = point(now.minusSeconds(60));
        Actor granted = new Actor("eve", List.of(new Grant(other, Set.of(Permission.SERVER_VIEW))));

        assertThat(recent(TestCore.VIEWER, server, other)).containsEntry(server, List.of(point));
        assertThat(recent(granted, server, other)).doesNotContainKey(server);
        assertThat(recent(Actor.anonymous(), server, other)).isEmpty();
    }

    private Map<Integer, List<MetricPoint>> recent(Actor actor, Integer... servers) {
        return platform.metrics.recent(actor, List.of(servers), now.minusSeconds(3_600), Duration.ofMinutes(1));
    }

    @Test
    void returnsNothingForAnEmptyPeriod() {
        point(now);
        assertThat(query(now, now, null)).isEmpty();
        assertThat(query(FAR_FUTURE, now, null)).isEmpty();
    }

    @Test
    void rejectsInvalidStepsAndUnknownServers() {
        assertThatThrownBy(() -> query(LONG_AGO, now, Duration.ZERO)).hasMessageContaining("resolution");
        assertThatThrownBy(() -> query(LONG_AGO, now, Duration.ofSeconds(-1))).hasMessageContaining("resolution");
        assertThatThrownBy(() -> platform.metrics.query(TestCore.VIEWER, 99, LONG_AGO, now, null))
                .hasMessageContaining("not found");
    }

    private MetricPoint point(Instant time) {
        MetricPoint point = new MetricPoint(time, 1, 2, 3);
        memory.metricStore.append(List.of(new MetricSample(server, point)));
        return point;
    }

    private List<MetricPoint> query(Instant from, Instant to, Duration step) {
        return platform.metrics.query(TestCore.VIEWER, server, from, to, step);
    }
}
