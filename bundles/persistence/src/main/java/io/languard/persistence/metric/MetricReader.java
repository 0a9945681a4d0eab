package io.languard.persistence.metric;

import io.languard.ports.metric.MetricPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts an answer together from the rows of one server. A row counts whole if it covers the beginning. */
final class MetricReader {

    private final MetricRows rows;
    private final long from;
    private final long to;

    /** Of this stretch of time, its end exclusive. */
    MetricReader(MetricRows rows, long from, long to) {
        this.rows = rows;
        this.from = from;
        this.to = to;
    }

    /** Averages over each step of so many milliseconds. */
    List<MetricPoint> averages(long step) {
        List<Average> parts = new ArrayList<>();
        if (step % Stage.HOUR.span == 0) {
            parts.addAll(read(Stage.HOUR, Long.MAX_VALUE));
            parts.addAll(read(Stage.MINUTE, Long.MAX_VALUE));
            parts.addAll(read(Stage.SAMPLE, Long.MAX_VALUE));
        } else if (step % Stage.MINUTE.span == 0) {
            parts.addAll(beforeMinutes());
            parts.addAll(read(Stage.MINUTE_TAKEN, Long.MAX_VALUE));
            parts.addAll(read(Stage.MINUTE, Long.MAX_VALUE));
            parts.addAll(read(Stage.SAMPLE, Long.MAX_VALUE));
        } else {
            parts.addAll(beforeSamples());
            parts.addAll(samples());
        }
        return points(Average.over(step, parts));
    }

    /** Each measurement, and the finest averages of the time whose measurements are gone. */
    List<MetricPoint> asStored() {
        List<Average> all = new ArrayList<>(beforeSamples());
        all.addAll(samples());
        all.sort(Comparator.comparingLong(Average::time));
        return points(all);
    }

    private List<Average> samples() {
        List<Average> samples = new ArrayList<>(read(Stage.SAMPLE_TAKEN, Long.MAX_VALUE));
        samples.addAll(read(Stage.SAMPLE, Long.MAX_VALUE));
        return samples;
    }

    private List<Average> beforeSamples() {
        long end = end(Stage.SAMPLE_TAKEN, Stage.MINUTE);
        List<Average> minutes = new ArrayList<>(read(Stage.MINUTE_TAKEN, end));
        minutes.addAll(read(Stage.MINUTE, end));
        List<Average> all = new ArrayList<>(beforeMinutes());
        all.addAll(Average.over(Stage.MINUTE.span, minutes));
        return all;
    }

    private List<Average> beforeMinutes() {
        List<Average> hours = read(Stage.HOUR, end(Stage.MINUTE_TAKEN, Stage.HOUR));
        return new ArrayList<>(Average.over(Stage.HOUR.span, hours));
    }

    /** Until when a coarser stage is needed, as the finer one does not reach farther back. */
    private long end(Stage finer, Stage coarser) {
        long oldest = rows.oldest(finer);
        return oldest == Long.MAX_VALUE ? oldest : coarser.floor(oldest);
    }

    private List<Average> read(Stage stage, long end) {
        long begin = stage.floor(from);
        return begin < Math.min(to, end) ? rows.read(stage, begin, Math.min(to, end)) : List.of();
    }

    private static List<MetricPoint> points(Iterable<Average> averages) {
        List<MetricPoint> points = new ArrayList<>();
        averages.forEach(average -> points.add(average.toPoint()));
        return points;
    }
}
