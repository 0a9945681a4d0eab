package io.languard.service.metric;

import io.languard.service.user.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Use cases for a server's resource usage over time. Thread-safe. All methods throw {@code NOT_FOUND} for an unknown
 * server.
 */
public interface MetricService {

    /**
     * Returns one point for each step that has data, and none if {@code to} precedes {@code from}. Throws {@code
     * VALIDATION_ERROR} if the range could yield more than 100,000 points; time before the oldest measurement is not
     * counted.
     *
     * @param step {@code null} for each measurement, or the finest averages where measurements have been deleted
     */
    List<MetricPoint> query(Actor actor, int serverId, Instant from, Instant to, @Nullable Duration step);
}
