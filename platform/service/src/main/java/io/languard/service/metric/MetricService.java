package io.languard.service.metric;

import io.languard.service.user.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Use cases for servers' resource usage over time. Thread-safe. */
public interface MetricService {

    /**
     * Returns one point for each step that has data, and none if {@code to} precedes {@code from}. Throws {@code
     * NOT_FOUND} for an unknown server, and {@code VALIDATION_ERROR} if the range could yield more than 100,000 points;
     * time before the oldest measurement is not counted.
     *
     * @param step {@code null} for each measurement, or the finest averages where measurements have been deleted
     */
    List<MetricPoint> query(Actor actor, int serverId, Instant from, Instant to, @Nullable Duration step);

    /**
     * Returns one point for each step that has data, for several servers, by id. Servers that the actor may not view, that
     * do not exist, or of which nothing was measured, are left out.
     *
     * @param from the start of the first step, at most a day ago
     * @param step a multiple of a minute
     */
    Map<Integer, List<MetricPoint>> recent(Actor actor, List<Integer> serverIds, Instant from, Duration step);
}
