package io.languard.security.limit;

import io.languard.service.user.RateLimitedException;
import io.languard.service.user.RequestQuota;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

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
     * @return what is left; {@code null} if there is no limit
     * @throws RateLimitedException if the limit is exceeded; the event is not counted
     */
    public @Nullable RequestQuota acquire(String key) {
        return limit > 0 ? count(key) : null;
    }

    /** Undoes the most recent event counted for this key, if any. */
    public synchronized void reset(String key) {
        TimestampQueue queue = queues.get(key);
        if (queue != null && queue.size() > 0) {
            queue.removeLast();
        }
    }

    private synchronized RequestQuota count(String key) {
        long now = nanoTime.getAsLong();
        TimestampQueue queue = queues.computeIfAbsent(key, absent -> new TimestampQueue());
        queue.removeUntil(now - WINDOW_NANOS);
        if (queue.size() >= limit) {
            throw new RateLimitedException(secondsUntilNext(queue, now), limit);
        }
        queue.add(now);
        return new RequestQuota(limit, limit - queue.size(), secondsUntilNext(queue, now));
    }

    /** Returns after how many seconds the oldest event no longer counts. */
    private static long secondsUntilNext(TimestampQueue queue, long now) {
        return Math.max(1, ceilSeconds(queue.first() + WINDOW_NANOS - now));
    }

    private static long ceilSeconds(long nanos) {
        return (nanos + TimeUnit.SECONDS.toNanos(1) - 1) / TimeUnit.SECONDS.toNanos(1);
    }

    synchronized int trackedKeys() {
        return queues.size();
    }
}
