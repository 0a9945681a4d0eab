package io.languard.core.registry;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many threads one game's adapter, or work of one kind on worlds, may hold at once, so that one that hangs leaves
 * threads for the others. Who finds no place waits for one within his own limit; but not behind calls that have been given
 * up and go on all the same. Safe for many threads.
 */
final class Bulkhead {

    /** Of a game's adapter. */
    static final int GAME_PERMITS = 8;

    private final int places;
    private final Semaphore free;
    private final AtomicInteger stuck = new AtomicInteger();

    Bulkhead(int places) {
        this.places = places;
        this.free = new Semaphore(places, true);
    }

    /** A place for one call; {@code null} if there is none within the limit. */
    Permit tryAcquire(Duration limit) throws InterruptedException {
        boolean hopeless = stuck.get() >= places;
        return free.tryAcquire(hopeless ? 0 : limit.toNanos(), TimeUnit.NANOSECONDS) ? new Permit() : null;
    }

    /** What one call holds from its beginning to its end. */
    final class Permit {

        private boolean left;
        private boolean givenUp;

        /** The call has ended, or does not count any more. */
        synchronized void leave() {
            if (!left) {
                left = true;
                if (givenUp) {
                    stuck.decrementAndGet();
                }
                free.release();
            }
        }

        /** Nobody waits for the call any more, but it may not have ended. */
        synchronized void giveUp() {
            if (!left && !givenUp) {
                givenUp = true;
                stuck.incrementAndGet();
            }
        }
    }
}
