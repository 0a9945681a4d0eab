package io.languard.core;

import io.languard.service.metric.MetricPoint;
import io.languard.spi.metric.MetricSample;
import io.languard.spi.metric.MetricStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An in-memory metric store that retains every sample as it was appended. */
public final class InMemoryMetricStore implements MetricStore {

    /** Every batch that was appended. */
    public final List<List<MetricSample>> batches = new CopyOnWriteArrayList<>();

    /** How often the recent past was read. */
    public final AtomicInteger recentReads = new AtomicInteger();

    public volatile Duration retention;
    private final Runnable check;

    InMemoryMetricStore(Runnable check) {
        this.check = check;
    }

    @Override
    public void append(List<MetricSample> samples) {
        check.run();
        batches.add(samples);
    }

    @Override
    public List<MetricPoint> query(int serverId, Instant from, Instant to, Duration step) {
        check.run();
        return batches.stream()
                .flatMap(List::stream)
                .filter(sample -> sample.serverId() == serverId)
                .map(MetricSample::point)
                .filter(point -> !point.time().isBefore(from) && point.time().isBefore(to))
                .toList();
    }

    @Override
    public Map<Integer, List<MetricPoint>> recent(Collection<Integer> serverIds, Instant from, Duration step) {
        recentReads.incrementAndGet();
        return serverIds.stream()
                .collect(Collectors.toMap(Function.identity(), id -> query(id, from, Instant.MAX, step)));
    }

    @Override
    public Optional<Instant> oldest(int serverId) {
        return query(serverId, Instant.MIN, Instant.MAX, null).stream()
                .map(MetricPoint::time)
                .min(Comparator.naturalOrder());
    }

    @Override
    public void rollUp(Instant now, Duration keep) {
        check.run();
        retention = keep;
    }
}
