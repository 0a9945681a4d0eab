package io.languard.persistence.metric;

import io.languard.service.metric.MetricPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Assembles query results from the rows of one server. A row that overlaps the start of the period counts in full. */
final class MetricReader {

    private final MetricRepository rows;
    private final long from;
    private final long to;

    /** Creates a reader of a period in epoch milliseconds; the end is exclusive. */
    MetricReader(MetricRepository rows, long from, long to) {
        this.rows = rows;
        this.from = from;
        this.to = to;
    }

    /** Returns averages per step of the given milliseconds. */
    List<MetricPoint> averages(long step) {
        List<MetricAverage> parts = new ArrayList<>();
        if (step % RollupLevel.HOUR.spanMillis == 0) {
            parts.addAll(read(RollupLevel.HOUR, Long.MAX_VALUE));
            parts.addAll(read(RollupLevel.MINUTE, Long.MAX_VALUE));
            parts.addAll(read(RollupLevel.SAMPLE, Long.MAX_VALUE));
        } else if (step % RollupLevel.MINUTE.spanMillis == 0) {
            parts.addAll(beforeMinutes());
            parts.addAll(read(RollupLevel.MINUTE_ROLLED_UP, Long.MAX_VALUE));
            parts.addAll(read(RollupLevel.MINUTE, Long.MAX_VALUE));
            parts.addAll(read(RollupLevel.SAMPLE, Long.MAX_VALUE));
        } else {
            parts.addAll(beforeSamples());
            parts.addAll(samples());
        }
        return points(MetricAverage.rollUp(step, parts));
    }

    /** Returns each measurement, and the finest averages available where measurements have been deleted. */
    List<MetricPoint> asStored() {
        List<MetricAverage> all = new ArrayList<>(beforeSamples());
        all.addAll(samples());
        all.sort(Comparator.comparingLong(MetricAverage::time));
        return points(all);
    }

    private List<MetricAverage> samples() {
        List<MetricAverage> samples = new ArrayList<>(read(RollupLevel.SAMPLE_ROLLED_UP, Long.MAX_VALUE));
        samples.addAll(read(RollupLevel.SAMPLE, Long.MAX_VALUE));
        return samples;
    }

    private List<MetricAverage> beforeSamples() {
        long end = end(RollupLevel.SAMPLE_ROLLED_UP, RollupLevel.MINUTE);
        List<MetricAverage> minutes = new ArrayList<>(read(RollupLevel.MINUTE_ROLLED_UP, end));
        minutes.addAll(read(RollupLevel.MINUTE, end));
        List<MetricAverage> all = new ArrayList<>(beforeMinutes());
        all.addAll(MetricAverage.rollUp(RollupLevel.MINUTE.spanMillis, minutes));
        return all;
    }

    private List<MetricAverage> beforeMinutes() {
        List<MetricAverage> hours = read(RollupLevel.HOUR, end(RollupLevel.MINUTE_ROLLED_UP, RollupLevel.HOUR));
        return new ArrayList<>(MetricAverage.rollUp(RollupLevel.HOUR.spanMillis, hours));
    }

    /** Returns the time up to which the coarser level is needed, because the finer one does not reach further back. */
    private long end(RollupLevel finer, RollupLevel coarser) {
        long oldest = rows.oldest(finer);
        return oldest == Long.MAX_VALUE ? oldest : coarser.floor(oldest);
    }

    private List<MetricAverage> read(RollupLevel rollupLevel, long end) {
        long begin = rollupLevel.floor(from);
        return begin < Math.min(to, end) ? rows.read(rollupLevel, begin, Math.min(to, end)) : List.of();
    }

    private static List<MetricPoint> points(Iterable<MetricAverage> averages) {
        List<MetricPoint> points = new ArrayList<>();
        averages.forEach(average -> points.add(average.toPoint()));
        return points;
    }
}
