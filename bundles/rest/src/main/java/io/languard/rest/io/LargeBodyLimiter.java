package io.languard.rest.io;

import io.languard.service.user.RateLimitedException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A limiter of the requests with large bodies that are processed concurrently, which bounds the memory that all bodies
 * take together. A tree of small objects takes many times the size of its text, and is copied while it is validated
 * and stored, so a permit is held until the response is written. Small bodies need no permit: even the trees of one in
 * every thread fit into the heap, and their clients must not wait for those who send large ones. Thread-safe.
 */
public final class LargeBodyLimiter {

    /** The maximum size of a body that needs no permit. */
    public static final int SMALL_BYTES = 16 * 1024;

    /** The number of requests with large bodies that are processed concurrently. */
    static final int PERMITS = 3;

    /** The number of further requests that wait, each with a thread; others are rejected immediately. */
    static final int MAX_WAITING = 8;

    private static final Duration MAX_WAIT = Duration.ofSeconds(5);
    private static final int RETRY_SECONDS = 2;

    private final Semaphore permits = new Semaphore(PERMITS, true);
    private final Semaphore waiting = new Semaphore(MAX_WAITING);
    private final Duration patience;

    /** Creates a limiter with all permits. */
    public LargeBodyLimiter() {
        this(MAX_WAIT);
    }

    LargeBodyLimiter(Duration patience) {
        this.patience = patience;
    }

    /** Returns a request's permit, which is not acquired yet. */
    public Permit permit() {
        return new Permit();
    }

    private boolean tryAcquire() {
        if (permits.tryAcquire()) {
            return true;
        }
        if (!waiting.tryAcquire()) {
            return false;
        }
        try {
            return permits.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.release();
        }
    }

    /** The permit of one request. */
    public final class Permit implements AutoCloseable {

        private boolean held;
        private boolean closed;

        private Permit() {}

        /**
         * Acquires the permit unless it is held already, after a wait if too many others are held.
         *
         * @throws RateLimitedException if none becomes available in time
         */
        public void acquire() {
            synchronized (this) {
                if (held) {
                    return;
                }
            }
            if (!tryAcquire()) {
                throw new RateLimitedException("Too little memory for another large request", RETRY_SECONDS);
            }
            synchronized (this) {
                held = !closed;
                if (held) {
                    return;
                }
            }
            permits.release();
            throw new IllegalStateException("The request is over");
        }

        /** Releases the permit, if it was acquired. */
        @Override
        public synchronized void close() {
            closed = true;
            if (held) {
                held = false;
                permits.release();
            }
        }
    }
}
