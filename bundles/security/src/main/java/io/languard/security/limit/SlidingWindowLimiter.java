package io.languard.security.limit;

import io.languard.service.user.RateLimitedException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Enforces an exact limit of events per key in any 60 seconds. Rejected events do not count, so a client that waits
 * for the announced time gets through. Only the most recently used keys are tracked.
 */
public final class SlidingWindowLimiter {

    static final int MAX_KEYS = 10_000;

    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final int limit;
    private final LongSupplier nanoTime;

    /** In access order, so that the eldest entry is the one unused for longest. */
    private final Map<String, TimestampQueue> queues = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TimestampQueue> eldest) {
            return size() > MAX_KEYS;
        }
    };

    /**
     * Creates a limiter.
     *
     * @param limit the maximum number of events per window; 0 disables the limit
     * @param nanoTime a monotonic clock such as {@link System#nanoTime}; a wall clock that is set back would lock
     *     clients out
     */
    public SlidingWindowLimiter(int limit, LongSupplier nanoTime) {
        this.limit = limit;
        this.nanoTime = nanoTime;
    }

    /**
     * Counts one event.
     *
     * @throws RateLimitedException if the limit is exceeded; the event is not counted
     */
    public void acquire(String key) {
        if (limit > 0) {
            long waitNanos = tryAcquire(key);
            if (waitNanos > 0) {
                throw new RateLimitedException(Math.max(1, ceilSeconds(waitNanos)));
            }
        }
    }

    /** Undoes the most recent event counted for this key, if any. */
    public synchronized void reset(String key) {
        TimestampQueue queue = queues.get(key);
        if (queue != null && queue.size() > 0) {
            queue.removeLast();
        }
    }

    /** Returns 0 if the event was counted, else the nanoseconds until the next one is allowed. */
    private synchronized long tryAcquire(String key) {
        long now = nanoTime.getAsLong();
        TimestampQueue queue = queues.computeIfAbsent(key, absent -> new TimestampQueue());
        queue.removeUntil(now - WINDOW_NANOS);
        if (queue.size() >= limit) {
            return queue.first() + WINDOW_NANOS - now;
        }
        queue.add(now);
        return 0;
    }

    private static long ceilSeconds(long nanos) {
        return (nanos + TimeUnit.SECONDS.toNanos(1) - 1) / TimeUnit.SECONDS.toNanos(1);
    }

    synchronized int trackedKeys() {
        return queues.size();
    }
}
