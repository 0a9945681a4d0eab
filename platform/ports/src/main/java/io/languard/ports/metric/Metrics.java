package io.languard.ports.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Use cases: figures of a server over time. Safe for many threads. {@code NOT_FOUND} for an unknown server. */
public interface Metrics {

    /** See {@link MetricStore#query}; at most 100,000 points, else {@code VALIDATION_ERROR}. */
    List<MetricPoint> query(int serverId, Instant from, Instant to, Duration step);
}
