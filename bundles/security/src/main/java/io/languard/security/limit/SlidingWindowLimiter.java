package io.languard.security.limit;

import io.languard.service.user.RateLimitedException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * At most so many in any 60 seconds, per key, exactly. What is refused does not count: who waits as long as he was told
 * gets through. Only the keys used last are remembered.
 */
public final class SlidingWindowLimiter {

    static final int MAX_KEYS = 10_000;

    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final int limit;
    private final LongSupplier nanoTime;

    /** In the order of use, so that the first one is the one that has been idle longest. */
    private final Map<String, TimestampQueue> timestampQueue = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TimestampQueue> eldest) {
            return size() > MAX_KEYS;
        }
    };

    /**
     * A limit.
     *
     * @param limit 0 for none
     * @param nanoTime as {@link System#nanoTime}: a wall clock that is set back would lock people out
     */
    public SlidingWindowLimiter(int limit, LongSupplier nanoTime) {
        this.limit = limit;
        this.nanoTime = nanoTime;
    }

    /**
     * Counts one.
     *
     * @throws RateLimitedException if it is one too many
     */
    public void acquire(String key) {
        if (limit > 0) {
            long waitNanos = tryAcquire(key);
            if (waitNanos > 0) {
                throw new RateLimitedException(Math.max(1, ceilSeconds(waitNanos)));
            }
        }
    }

    /** Takes back one that was counted lately. */
    public synchronized void reset(String key) {
        TimestampQueue taken = timestampQueue.get(key);
        if (taken != null && taken.size() > 0) {
            taken.removeLast();
        }
    }

    private synchronized long tryAcquire(String key) {
        long now = nanoTime.getAsLong();
        TimestampQueue taken = timestampQueue.computeIfAbsent(key, absent -> new TimestampQueue());
        taken.removeUntil(now - WINDOW_NANOS);
        if (taken.size() >= limit) {
            return taken.first() + WINDOW_NANOS - now;
        }
        taken.add(now);
        return 0;
    }

    private static long ceilSeconds(long nanos) {
        return (nanos + TimeUnit.SECONDS.toNanos(1) - 1) / TimeUnit.SECONDS.toNanos(1);
    }

    synchronized int trackedKeys() {
        return timestampQueue.size();
    }
}
