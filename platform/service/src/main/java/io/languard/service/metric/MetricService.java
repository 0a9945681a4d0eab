package io.languard.service.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Use cases: figures of a server over time. Safe for many threads. {@code NOT_FOUND} for an unknown server. */
public interface MetricService {

    /**
     * Returns one point for each step; none for a time that ends before it begins. {@code VALIDATION_ERROR} if there could be
     * more than 100,000 points; time from which there are no figures does not count.
     */
    List<MetricPoint> query(int serverId, Instant from, Instant to, Duration step);
}
