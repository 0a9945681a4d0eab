package io.languard.core.server;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * When a crashed server starts again: after 2 s, doubling to 60 s, at most so many times within 10 minutes; ten good minutes
 * start the count and the delay afresh.
 */
final class RestartPolicy {

    static final Duration WINDOW = Duration.ofMinutes(10);
    private static final long FIRST_SECONDS = 2;
    private static final long LONGEST_SECONDS = 60;

    private final Deque<Instant> recent = new ArrayDeque<>();
    private int inARow;

    /** Counts another restart and gives its delay; empty if there were enough. */
    Optional<Duration> nextDelay(int most, Instant now) {
        while (!recent.isEmpty() && !recent.peekFirst().isAfter(now.minus(WINDOW))) {
            recent.removeFirst();
        }
        if (recent.size() >= most) {
            return Optional.empty();
        }
        recent.addLast(now);
        long seconds = Math.min(LONGEST_SECONDS, FIRST_SECONDS << Math.min(inARow, 10));
        inARow++;
        return Optional.of(Duration.ofSeconds(seconds));
    }

    /** How many restarts there were since the last good run. */
    int restartCount() {
        return inARow;
    }

    /** An admin started the server, or it ran well for long enough. */
    void reset() {
        recent.clear();
        inARow = 0;
    }

    /** Goes on with a count from before the platform's own restart. */
    void restore(int count, Instant now) {
        inARow = count;
        for (int i = 0; i < count; i++) {
            recent.addLast(now);
        }
    }
}
