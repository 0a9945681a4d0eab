package io.languard.spi.metric;

import io.languard.service.metric.MetricPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores measurements with a resolution that decreases with age. Same guarantees as {@link
 * io.languard.spi.server.ServerStore}.
 */
public interface MetricStore {

    /** Adds measurements atomically. Measurements of deleted servers are skipped. */
    void append(List<MetricSample> samples);

    /**
     * Returns measurements from {@code from} (inclusive) to {@code to} (exclusive), oldest first, omitting empty steps.
     * Uses the coarsest roll-up that the step allows, where the requested range still has it.
     *
     * @param step the length of the intervals to average, aligned to multiples of it since the epoch, or {@code null}
     *     for the measurements as stored
     */
    List<MetricPoint> query(int serverId, Instant from, Instant to, @Nullable Duration step);

    /**
     * Returns averages of the recent past for several servers, by id, oldest first, omitting empty steps and servers
     * without any. Costs about as much as for one server.
     *
     * @param from the start of the first step, at most a day ago
     * @param step the length of the intervals, a multiple of a minute, aligned as for {@link #query}
     */
    Map<Integer, List<MetricPoint>> recent(Collection<Integer> serverIds, Instant from, Duration step);

    /** Returns the time of the server's oldest measurement, or empty if there is none. */
    Optional<Instant> oldest(int serverId);

    /** Rolls up measurements that are old enough and deletes those older than {@code keep}. */
    void rollUp(Instant now, Duration keep);
}
