package io.languard.core.registry;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Limits the threads that one game's adapter, or one kind of work on worlds, occupies concurrently, so that one that
 * hangs leaves threads for the others. Callers wait for a permit up to their timeout, but fail fast when all permits
 * are held by calls that have timed out. Thread-safe.
 */
final class Bulkhead {

    /** The number of permits of one game's adapter. */
    static final int MAX_GAME_CALLS = 8;

    private final int permits;
    private final long maxWaitNanos;
    private final Semaphore free;
    private final AtomicInteger stuck = new AtomicInteger();

    Bulkhead(int permits) {
        this(permits, Duration.ofNanos(Long.MAX_VALUE));
    }

    /** Creates a bulkhead whose callers wait for a permit no longer than {@code maxWait} and their own timeout. */
    Bulkhead(int permits, Duration maxWait) {
        this.permits = permits;
        this.maxWaitNanos = maxWait.toNanos();
        this.free = new Semaphore(permits, true);
    }

    /** Returns a permit for one call; {@code null} if none becomes free within the limit. */
    @Nullable
    Permit tryAcquire(Duration limit) throws InterruptedException {
        boolean hopeless = stuck.get() >= permits;
        return free.tryAcquire(hopeless ? 0 : Math.min(maxWaitNanos, limit.toNanos()), TimeUnit.NANOSECONDS)
                ? new Permit()
                : null;
    }

    /** The right to make one call, held from its start to its end. */
    final class Permit {

        private boolean left;
        private boolean givenUp;

        /** Releases the permit, since the call has ended or no longer counts. */
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
