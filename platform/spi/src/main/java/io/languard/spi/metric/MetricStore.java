package io.languard.spi.metric;

import io.languard.service.metric.MetricPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps measurements, the older the coarser. Same promises as {@link io.languard.spi.server.ServerStore}.
 */
public interface MetricStore {

    /** Adds measurements, all or none; those of servers that are gone are left out. */
    void append(List<MetricSample> samples);

    /**
     * Figures from {@code from} (inclusive) to {@code to} (exclusive), oldest first, empty steps left out. Answered from the
     * coarsest roll-up that the step allows, where the time asked for still has it.
     *
     * @param step averages over each step, which begins at a multiple of it since the epoch; {@code null} for the figures as
     *     they are stored
     */
    List<MetricPoint> query(int serverId, Instant from, Instant to, Duration step);

    /** Since when there are figures of a server; empty if there are none. */
    Optional<Instant> oldest(int serverId);

    /** Rolls up what has become old enough by now, and removes what is older than {@code keep}. */
    void rollUp(Instant now, Duration keep);
}
