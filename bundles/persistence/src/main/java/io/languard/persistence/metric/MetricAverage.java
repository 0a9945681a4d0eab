package io.languard.persistence.metric;

import io.languard.service.metric.MetricPoint;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Averages of a number of measurements of a stretch of time that begins at {@code time}, in epoch milliseconds. */
record MetricAverage(long time, long samples, double cpu, double ram, double players) {

    static MetricAverage of(MetricPoint point) {
        return new MetricAverage(
                point.time().toEpochMilli(), 1, point.cpuPercent(), point.ramMb(), point.playerCount());
    }

    /** Averages over each step, oldest first. */
    static Collection<MetricAverage> rollUp(long step, Iterable<MetricAverage> parts) {
        Map<Long, MetricAverage> steps = new TreeMap<>();
        for (MetricAverage part : parts) {
            long start = Math.floorDiv(part.time, step) * step;
            steps.merge(start, part.at(start), MetricAverage::plus);
        }
        return steps.values();
    }

    private MetricAverage at(long start) {
        return new MetricAverage(start, samples, cpu, ram, players);
    }

    /** Each counts by its number of measurements. */
    private MetricAverage plus(MetricAverage other) {
        double share = (double) other.samples / (samples + other.samples);
        return new MetricAverage(
                time,
                samples + other.samples,
                cpu + (other.cpu - cpu) * share,
                ram + (other.ram - ram) * share,
                players + (other.players - players) * share);
    }

    MetricPoint toPoint() {
        return new MetricPoint(Instant.ofEpochMilli(time), cpu, ram, players);
    }
}
