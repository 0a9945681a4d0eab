package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.languard.persistence.metric.JpaMetricStore;
import io.languard.persistence.testing.QueryCounter;
import io.languard.service.metric.MetricPoint;
import io.languard.spi.metric.MetricSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

abstract class MetricStoreContract extends StoreContract {

    private static final Instant DAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration KEEP = Duration.ofDays(30);

    private static MetricSample sample(int server, Instant time, double value) {
        return new MetricSample(server, new MetricPoint(time, value, value * 10, value / 10));
    }

    /** Appends measurements with different values at regular intervals. */
    private List<MetricSample> append(int server, Instant from, Instant to, Duration period) {
        List<MetricSample> samples = new ArrayList<>();
        for (Instant time = from; time.isBefore(to); time = time.plus(period)) {
            samples.add(sample(server, time, samples.size() % 97));
        }
        fixture().metrics().append(samples);
        return samples;
    }

    /** Returns the plain average of the measurements per step. */
    private static Map<Instant, Double> expected(List<MetricSample> samples, Duration step) {
        Map<Instant, List<Double>> steps = new TreeMap<>();
        for (MetricSample sample : samples) {
            long start = Math.floorDiv(sample.point().time().toEpochMilli(), step.toMillis()) * step.toMillis();
            steps.computeIfAbsent(Instant.ofEpochMilli(start), key -> new ArrayList<>())
                    .add(sample.point().cpuPercent());
        }
        Map<Instant, Double> averages = new TreeMap<>();
        steps.forEach((time, values) -> averages.put(
                time, values.stream().mapToDouble(each -> each).average().orElseThrow()));
        return averages;
    }

    private void assertAverages(int server, Duration step, List<MetricSample> samples) {
        List<MetricPoint> points =
                fixture().metrics().query(server, Instant.EPOCH, DAY.plus(Duration.ofDays(100)), step);
        Map<Instant, Double> expected = expected(samples, step);
        assertThat(points).extracting(MetricPoint::time).containsExactlyElementsOf(expected.keySet());
        assertThat(points).allSatisfy(point -> {
            double value = expected.get(point.time());
            assertThat(point.cpuPercent()).isCloseTo(value, within(1e-6));
            assertThat(point.ramMb()).isCloseTo(value * 10, within(1e-6));
            assertThat(point.playerCount()).isCloseTo(value / 10, within(1e-6));
        });
    }

    @Test
    void readsMeasurementsAsStored() {
        int server = stored("s").id();
        MetricSample late = sample(server, DAY.plusMillis(5_001), 2.5);
        MetricSample early = sample(server, DAY, 0);
        fixture().metrics().append(List.of(late, early, sample(stored("t").id(), DAY, 9)));
        fixture().metrics().append(List.of());

        assertThat(fixture().metrics().query(server, DAY, DAY.plusSeconds(6), null))
                .containsExactly(early.point(), late.point());
        assertThat(fixture().metrics().query(server, DAY, late.point().time(), null))
                .containsExactly(early.point());
        assertThat(fixture().metrics().query(server, DAY.plusMillis(1), DAY.plusSeconds(6), null))
                .containsExactly(late.point());
    }

    @Test
    void returnsTheTimeOfTheOldestMeasurement() {
        int server = stored("s").id();
        assertThat(fixture().metrics().oldest(server)).isEmpty();
        fixture()
                .metrics()
                .append(List.of(sample(server, DAY.plusSeconds(3_700), 1), sample(server, DAY.plusSeconds(70), 1)));
        fixture().metrics().append(List.of(sample(stored("t").id(), DAY, 9)));
        assertThat(fixture().metrics().oldest(server)).contains(DAY.plusSeconds(70));
        fixture().metrics().rollUp(DAY.plus(Duration.ofHours(3)), Duration.ofDays(30));
        assertThat(fixture().metrics().oldest(server).orElseThrow()).isBetween(DAY, DAY.plusSeconds(70));
    }

    @Test
    void averagesStepsAndOmitsEmptyOnes() {
        int server = stored("s").id();
        List<MetricSample> samples = List.of(
                sample(server, DAY.plusSeconds(1), 1),
                sample(server, DAY.plusSeconds(9), 4),
                sample(server, DAY.plusSeconds(3_599), 7),
                sample(server, DAY.plusSeconds(7_200), 5));
        fixture().metrics().append(samples);

        assertAverages(server, Duration.ofSeconds(10), samples);
        assertAverages(server, MINUTE, samples);
        assertAverages(server, HOUR, samples);
        assertAverages(server, Duration.ofDays(1), samples);
        assertThat(fixture().metrics().query(server, DAY.plusSeconds(5), DAY.plusSeconds(20), MINUTE))
                .containsExactly(new MetricPoint(DAY, 4, 40, 0.4));
    }

    @Test
    void ignoresMeasurementsOfDeletedServers() {
        int server = stored("s").id();

        fixture().metrics().append(List.of(sample(987654, DAY, 1), sample(server, DAY, 2)));

        assertThat(fixture().queryValue("SELECT COUNT(*) FROM metrics")).isEqualTo("1");
    }

    @Test
    void aRollUpNeitherLosesNorDuplicatesMeasurements() {
        int server = stored("s").id();
        Instant now = DAY.plusSeconds(3 * 3_600 + 754);
        List<MetricSample> samples = append(server, DAY, now, Duration.ofSeconds(7));

        for (int i = 0; i < 3; i++) {
            fixture().metrics().rollUp(now.minus(HOUR), KEEP);
            fixture().metrics().rollUp(now, KEEP);

            assertAverages(server, Duration.ofSeconds(10), samples);
            assertAverages(server, MINUTE, samples);
            assertAverages(server, Duration.ofMinutes(90), samples);
            assertAverages(server, HOUR, samples);
            assertThat(fixture().metrics().query(server, DAY, now, null)).hasSameSizeAs(samples);
        }
    }

    @Test
    void aLateMeasurementHasEqualWeight() {
        int server = stored("s").id();
        Instant now = DAY.plusSeconds(4 * 3_600);
        List<MetricSample> samples = append(server, DAY, now, Duration.ofSeconds(20));
        fixture().metrics().rollUp(now, KEEP);
        MetricSample late = sample(server, DAY.plusSeconds(61), 1_000);
        fixture().metrics().append(List.of(late));
        samples.add(late);

        assertAverages(server, HOUR, samples);
        assertAverages(server, MINUTE, samples);
        fixture().metrics().rollUp(now.plus(MINUTE), KEEP);
        assertAverages(server, HOUR, samples);
        assertAverages(server, MINUTE, samples);
        assertAverages(server, Duration.ofSeconds(20), samples);
    }

    @Test
    void theRecentPastOfSeveralServersIsThatOfEach() {
        int one = stored("one").id();
        int two = stored("two").id();
        int empty = stored("three").id();
        int other = stored("four").id();
        Instant now = DAY.plusSeconds(4 * 3_600 + 754);
        for (int server : List.of(one, two, other)) {
            append(server, DAY.plusSeconds(server), now, Duration.ofSeconds(7));
        }
        append(two, now.plusSeconds(5), now.plusSeconds(600), Duration.ofSeconds(7));
        for (int round = 0; round < 3; round++) {
            for (Duration step : List.of(MINUTE, MINUTE.multipliedBy(2))) {
                Instant from = DAY.plus(HOUR.multipliedBy(2));
                Map<Integer, List<MetricPoint>> recent =
                        fixture().metrics().recent(List.of(one, two, empty, 987654), from, step);
                assertThat(recent).containsOnlyKeys(one, two);
                recent.forEach((server, points) ->
                        assertThat(points).isEqualTo(fixture().metrics().query(server, from, now.plus(HOUR), step)));
            }
            fixture().metrics().rollUp(now.minus(HOUR).plus(HOUR.multipliedBy(round)), KEEP);
        }
        assertThat(fixture().metrics().recent(List.of(), DAY, MINUTE)).isEmpty();
    }

    @Test
    void theRecentPastCostsThreeStatementsHoweverManyServersThereAre() {
        List<Integer> servers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            servers.add(stored("server " + i).id());
            append(servers.get(i), DAY, DAY.plusSeconds(600), Duration.ofSeconds(5));
        }
        QueryCounter counter = new QueryCounter(fixture().database());
        JpaMetricStore metrics = new JpaMetricStore(counter);

        assertThat(metrics.recent(servers.subList(0, 1), DAY, MINUTE)).hasSize(1);
        assertThat(counter.queries()).isEqualTo(3);
        assertThat(metrics.recent(servers, DAY, MINUTE)).hasSize(5);
        assertThat(counter.queries()).isEqualTo(6);
    }

    @Test
    void oldMeasurementsBecomeCoarserAndAreFinallyDeleted() {
        int server = stored("s").id();
        Instant now = DAY.plus(Duration.ofDays(9));
        List<MetricSample> samples = append(server, DAY, now, Duration.ofSeconds(197));

        fixture().metrics().rollUp(now, KEEP);

        assertAverages(server, HOUR, samples);
        List<MetricSample> week = samples.stream()
                .filter(sample -> !sample.point()
                        .time()
                        .isBefore(now.minus(Duration.ofDays(7)).minus(HOUR.multipliedBy(2))))
                .toList();
        assertThat(fixture().queryValue("SELECT COUNT(*) FROM metrics WHERE stage = 1"))
                .satisfies(count -> assertThat(Integer.parseInt(count)).isBetween(6 * 3_600 / 197, 8 * 3_600 / 197));
        List<MetricPoint> stored = fixture().metrics().query(server, DAY, now, null);
        assertThat(stored).isSortedAccordingTo((a, b) -> a.time().compareTo(b.time()));
        assertThat(stored.get(0).time()).isEqualTo(DAY);
        assertThat(stored.get(1).time()).isEqualTo(DAY.plus(HOUR));
        List<MetricPoint> minutes = fixture().metrics().query(server, now.minus(Duration.ofDays(6)), now, MINUTE);
        Map<Instant, Double> expected = expected(week, MINUTE);
        assertThat(minutes).allSatisfy(point -> assertThat(point.cpuPercent())
                .isCloseTo(expected.get(point.time()), within(1e-6)));
        assertThat(minutes).hasSize((int) expected.keySet().stream()
                .filter(time -> !time.isBefore(now.minus(Duration.ofDays(6))))
                .count());

        fixture().metrics().rollUp(now, Duration.ofDays(2));

        assertThat(fixture().metrics().query(server, DAY, now, HOUR))
                .hasSize(48)
                .first()
                .satisfies(point -> assertThat(point.time()).isEqualTo(now.minus(Duration.ofDays(2))));
        fixture().metrics().rollUp(now.plus(KEEP), KEEP);
        assertThat(fixture().queryValue("SELECT COUNT(*) FROM metrics")).isEqualTo("0");
    }

    @Test
    void deletingAServerDeletesItsMeasurements() {
        int server = stored("s").id();
        append(server, DAY, DAY.plusSeconds(2_500), Duration.ofSeconds(1));

        fixture().servers().delete(server);

        assertThat(fixture().queryValue("SELECT COUNT(*) FROM metrics")).isEqualTo("0");
    }
}
