package io.languard.core.overview;

import static io.languard.core.ExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.error.ErrorCode;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.event.PlatformEvent.LogWritten;
import io.languard.service.log.LogLine;
import io.languard.service.metric.MetricPoint;
import io.languard.service.overview.OverviewService;
import io.languard.service.overview.ServerOverview;
import io.languard.service.server.ServerStatus;
import io.languard.spi.metric.MetricSample;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverviewServiceImplTest {

    @TempDir
    Path data;

    private final InMemoryStores memory = new InMemoryStores();
    private TestCore platform;

    @BeforeEach
    void start() {
        platform = new TestCore(data, memory);
    }

    @AfterEach
    void stop() {
        platform.crash();
    }

    @Test
    void hasTheServerItsGameSectionsAndLastEvents() {
        int id = platform.create("one", "exit 0");
        ServerOverview overview = platform.overviews.get(TestCore.VIEWER, id);
        assertThat(overview.server().name()).isEqualTo("one");
        assertThat(overview.game().gameType()).isEqualTo("fake");
        assertThat(overview.configSections()).containsExactly("main");
        assertThat(overview.players()).isEmpty();
        assertThat(overview.logs()).isEmpty();
        assertThat(overview.events()).extracting("eventType").startsWith("config_updated", "server_created");
    }

    @Test
    void aServerWithoutAnAdapterHasNoGameButItsSections() {
        int id = platform.create("one", "exit 0");
        platform.unregisterAdapter();
        ServerOverview overview = platform.overviews.get(TestCore.VIEWER, id);
        assertThat(overview.game()).isNull();
        assertThat(overview.configSections()).containsExactly("main");
    }

    @Test
    void itsLogLinesHaveTheIdsThatListenersSee() {
        int id = platform.create("one", "echo READY; echo first; echo second; exit 3");
        platform.lifecycle.start(TestCore.ADMIN, id);
        platform.await(id, ServerStatus.CRASHED);

        List<LogLine> logs = platform.overviews.get(TestCore.VIEWER, id).logs();
        assertThat(logs).extracting(LogLine::message).containsSubsequence("second", "first");
        assertThat(logs).allSatisfy(line -> assertThat(line.id()).isPositive());
        Awaitility.await().untilAsserted(() -> assertThat(platform.recorded.eventsOf(LogWritten.class).stream()
                        .flatMap(written -> written.lines().stream()))
                .containsExactlyInAnyOrderElementsOf(logs));
    }

    @Test
    void theListHasMeasurementsOfTheLastHourAndTheLatestFailure() {
        int id = platform.create("one", "echo from 203.0.113.9; exit 3");
        platform.create("two", null);
        Instant now = Instant.now();
        MetricPoint recent = new MetricPoint(now.minusSeconds(60), 1, 2, 3);
        memory.metricStore.append(List.of(
                new MetricSample(id, recent), new MetricSample(id, new MetricPoint(now.minusSeconds(3700), 9, 9, 9))));
        platform.lifecycle.start(TestCore.ADMIN, id);
        platform.await(id, ServerStatus.CRASHED);
        platform.configs.update(TestCore.ADMIN, id, "main", Map.of("script", "echo READY; exec sleep 300"), 2);
        platform.lifecycle.start(TestCore.ADMIN, id);
        platform.await(id, ServerStatus.RUNNING);

        assertThat(platform.overviews.list(TestCore.ADMIN, 1, 0))
                .singleElement()
                .satisfies(outline -> {
                    assertThat(outline.server().failure()).isNull();
                    assertThat(outline.metrics()).containsExactly(recent);
                    assertThat(outline.lastFailure().exitCode()).isEqualTo(3);
                    assertThat(outline.lastFailure().lastLines()).anyMatch(line -> line.contains("203.0.113.9"));
                });
        assertThat(platform.overviews
                        .list(TestCore.VIEWER, 1, 0)
                        .get(0)
                        .lastFailure()
                        .lastLines())
                .noneMatch(line -> line.contains("203.0.113.9"));
        assertThat(platform.overviews.list(TestCore.VIEWER, 1, 1))
                .singleElement()
                .satisfies(outline -> assertThat(outline.lastFailure()).isNull());
        assertThat(platform.overviews.list(TestCore.VIEWER, 1, 0).total()).isEqualTo(2);
        platform.lifecycle.kill(TestCore.ADMIN, id);
        platform.await(id, ServerStatus.STOPPED);
    }

    @Test
    void anHourInAListHasAtMostTheStatedNumberOfSteps() {
        int id = platform.create("one", null);
        long now = Instant.now().getEpochSecond();
        Instant oldest = Instant.ofEpochSecond(now - now % 120 - 58 * 60);
        memory.metricStore.append(List.of(
                new MetricSample(id, new MetricPoint(oldest.minusMillis(1), 1, 1, 1)),
                new MetricSample(id, new MetricPoint(oldest.plusSeconds(120), 2, 2, 2))));
        assertThat(platform.overviews.list(TestCore.VIEWER, 1, 0).get(0).metrics())
                .extracting(MetricPoint::cpuPercent)
                .containsExactly(2.0);
        assertThat(OverviewService.MAX_POINTS).isEqualTo(30);
    }

    @Test
    void theMeasurementsOfAllServersInAListAreReadTogether() {
        int one = platform.create("one", null);
        int two = platform.create("two", null);
        MetricPoint point = new MetricPoint(Instant.now().minusSeconds(60), 1, 2, 3);
        memory.metricStore.append(List.of(new MetricSample(one, point), new MetricSample(two, point)));

        assertThat(platform.overviews.list(TestCore.VIEWER, 10, 0))
                .hasSize(2)
                .allSatisfy(outline -> assertThat(outline.metrics()).containsExactly(point));
        assertThat(memory.metricStore.recentReads).hasValue(1);
    }

    @Test
    void theNamesOfSectionsAreKnownWithoutReadingTheirValues() {
        int id = platform.create("one", null);
        memory.sectionFailure = server -> new IllegalStateException("The values are read");

        assertThat(platform.overviews.get(TestCore.VIEWER, id).configSections()).containsExactly("main");
    }

    @Test
    void anUnknownServerIsNotFound() {
        assertRefused(ErrorCode.NOT_FOUND, () -> platform.overviews.get(TestCore.VIEWER, 99));
    }
}
