package io.languard.ports.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Use cases: figures of a server over time. Safe for many threads. {@code NOT_FOUND} for an unknown server. */
public interface Metrics {

    /**
     * See {@link MetricStore#query}; the time without figures counts for nothing, and one
     * that ends before it begins has none. {@code VALIDATION_ERROR} if there could be more than 100,000 points.
     */
    List<MetricPoint> query(int serverId, Instant from, Instant to, Duration step);
}
