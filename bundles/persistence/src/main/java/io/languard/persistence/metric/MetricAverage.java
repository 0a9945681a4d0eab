package io.languard.persistence.metric;

import io.languard.service.metric.MetricPoint;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Averages of {@code samples} measurements in a period that starts at {@code time}, in epoch milliseconds. */
record MetricAverage(long time, long samples, double cpu, double ram, double players) {

    static MetricAverage of(MetricPoint point) {
        return new MetricAverage(
                point.time().toEpochMilli(), 1, point.cpuPercent(), point.ramMb(), point.playerCount());
    }

    /** Aggregates averages to steps of the given milliseconds, oldest first. */
    static Collection<MetricAverage> rollUp(long step, Iterable<MetricAverage> averages) {
        Map<Long, MetricAverage> steps = new TreeMap<>();
        for (MetricAverage average : averages) {
            long start = Math.floorDiv(average.time, step) * step;
            steps.merge(start, average.at(start), MetricAverage::plus);
        }
        return steps.values();
    }

    private MetricAverage at(long start) {
        return new MetricAverage(start, samples, cpu, ram, players);
    }

    /** Returns the average weighted by the number of measurements. */
    private MetricAverage plus(MetricAverage other) {
        double weight = (double) other.samples / (samples + other.samples);
        return new MetricAverage(
                time,
                samples + other.samples,
                cpu + (other.cpu - cpu) * weight,
                ram + (other.ram - ram) * weight,
                players + (other.players - players) * weight);
    }

    MetricPoint toPoint() {
        return new MetricPoint(Instant.ofEpochMilli(time), cpu, ram, players);
    }
}
