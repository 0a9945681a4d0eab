package io.languard.core.registry;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limits the threads that one game's adapter, or one kind of work on worlds, holds at the same time, so that one that hangs
 * leaves threads for the others. Callers wait for a permit up to their timeout, but fail fast when all permits are held by
 * calls that have timed out. Safe for many threads.
 */
final class Bulkhead {

    /** The permits of one game's adapter. */
    static final int GAME_PERMITS = 8;

    private final int places;
    private final long maxWaitNanos;
    private final Semaphore free;
    private final AtomicInteger stuck = new AtomicInteger();

    Bulkhead(int places) {
        this(places, Duration.ofNanos(Long.MAX_VALUE));
    }

    /** A bulkhead whose callers wait for a permit no longer than this, nor than their own limit. */
    Bulkhead(int places, Duration maxWait) {
        this.places = places;
        this.maxWaitNanos = maxWait.toNanos();
        this.free = new Semaphore(places, true);
    }

    /** Returns a permit for one call; {@code null} if none is free within the limit. */
    Permit tryAcquire(Duration limit) throws InterruptedException {
        boolean hopeless = stuck.get() >= places;
        return free.tryAcquire(hopeless ? 0 : Math.min(maxWaitNanos, limit.toNanos()), TimeUnit.NANOSECONDS)
                ? new Permit()
                : null;
    }

    /** The right to make one call, held from its beginning to its end. */
    final class Permit {

        private boolean left;
        private boolean givenUp;

        /** Releases the permit: the call has ended or does not count any more. */
        synchronized void leave() {
            if (!left) {
                left = true;
                if (givenUp) {
                    stuck.decrementAndGet();
                }
                free.release();
            }
        }

        /** Records that the caller has timed out, though the call may still be running. */
        synchronized void giveUp() {
            if (!left && !givenUp) {
                givenUp = true;
                stuck.incrementAndGet();
            }
        }
    }
}
