package io.languard.service.schedule;

import java.time.Instant;
import java.util.List;

/**
 * When a schedule would run.
 *
 * @param nextRuns the next times, in order
 */
public record SchedulePreview(String cron, String timezone, List<Instant> nextRuns) {

    public SchedulePreview {
        nextRuns = List.copyOf(nextRuns);
    }
}
