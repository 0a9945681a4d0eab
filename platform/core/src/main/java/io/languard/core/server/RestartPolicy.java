package io.languard.core.server;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Decides when a crashed server is restarted: after 2 s, doubling up to 60 s, and at most a given number of times
 * within {@link #WINDOW}. A run of that length resets the count and the delay.
 */
public final class RestartPolicy {

    /** The period in which restarts are limited, and after which a run counts as stable. */
    public static final Duration WINDOW = Duration.ofMinutes(10);

    private static final long FIRST_DELAY_SECONDS = 2;
    private static final long MAX_DELAY_SECONDS = 60;

    private final Deque<Instant> recent = new ArrayDeque<>();
    private int consecutive;

    RestartPolicy() {}

    /** Counts another restart and returns its delay; empty if {@code max} has been reached. */
    Optional<Duration> nextDelay(int max, Instant now) {
        while (!recent.isEmpty() && !recent.peekFirst().isAfter(now.minus(WINDOW))) {
            recent.removeFirst();
        }
        if (recent.size() >= max) {
            return Optional.empty();
        }
        recent.addLast(now);
        long seconds = Math.min(MAX_DELAY_SECONDS, FIRST_DELAY_SECONDS << Math.min(consecutive, 10));
        consecutive++;
        return Optional.of(Duration.ofSeconds(seconds));
    }

    /** Returns the number of restarts since the last reset. */
    int restartCount() {
        return consecutive;
    }

    /** Resets the count and the delay, because an admin has started the server or it has run long enough. */
    void reset() {
        recent.clear();
        consecutive = 0;
    }

    /** Restores a count from before the platform was restarted. */
    void restore(int count, Instant now) {
        consecutive = count;
        for (int i = 0; i < count; i++) {
            recent.addLast(now);
        }
    }
}
