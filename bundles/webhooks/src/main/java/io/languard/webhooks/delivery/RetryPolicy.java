package io.languard.webhooks.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides when a failed delivery is attempted again: after 5 s, then twice as long each time up to an hour, for a day. */
final class RetryPolicy {

    static final Duration LIFETIME = Duration.ofDays(1);

    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    private RetryPolicy() {}

    /**
     * Returns how long to wait.
     *
     * @param attempts the failed attempts so far, at least 1
     * @param retryAfter how long the receiver asks to wait, which is obeyed up to an hour; {@code null} if it does not
     */
    static Duration delay(int attempts, @Nullable Duration retryAfter) {
        Duration delay = attempts > 10 ? LONGEST : SHORTEST.multipliedBy(1L << (attempts - 1));
        if (retryAfter != null && retryAfter.compareTo(delay) > 0) {
            delay = retryAfter;
        }
        return atMost(delay);
    }

    /** Returns the delay, or the longest one if that is shorter. */
    static Duration atMost(Duration delay) {
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }

    /** Returns whether a delivery of an event that was queued at a time is still attempted at another. */
    static boolean isAttempted(Instant createdAt, Instant at) {
        return at.isBefore(createdAt.plus(LIFETIME));
    }
}
