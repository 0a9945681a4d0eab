package io.languard.logstore;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Limits the queries that run, since each unpacks several chunks, and those that wait with a thread. Thread-safe. */
final class QueryLimiter {

    static final int MAX_QUERIES = 4;
    static final int MAX_WAITING = 24;

    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private final Semaphore places = new Semaphore(MAX_QUERIES + MAX_WAITING);
    private final Semaphore permits = new Semaphore(MAX_QUERIES, true);
    private final Duration patience;

    QueryLimiter() {
        this(MAX_WAIT);
    }

    QueryLimiter(Duration patience) {
        this.patience = patience;
    }

    /**
     * Runs a query, after a wait if too many others run.
     *
     * @throws TooManyQueriesException if too many wait already, or the wait is too long
     */
    <T> T call(Supplier<T> query) {
        if (!places.tryAcquire()) {
            throw new TooManyQueriesException();
        }
        try {
            if (!permits.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TooManyQueriesException();
            }
            try {
                return query.get();
            } finally {
                permits.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooManyQueriesException();
        } finally {
            places.release();
        }
    }
}
