package io.languard.persistence;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.persistence.testing.StoreFixture;
import io.languard.service.event.AuditRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Generates load with more threads than the pool has connections, and records the outcome of every call. */
final class DatabaseLoad implements AutoCloseable {

    private static final int THREADS = 16;
    private static final long CLIENT_PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

    final AtomicInteger succeeded = new AtomicInteger();
    final AtomicInteger rejected = new AtomicInteger();
    final AtomicLong longestMillis = new AtomicLong();
    final Queue<Throwable> unexpected = new ConcurrentLinkedQueue<>();

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private volatile boolean stopped;

    DatabaseLoad(StoreFixture storeFixture) {
        for (int i = 0; i < THREADS; i++) {
            boolean reader = i % 2 == 0;
            threads.execute(() -> {
                while (!stopped) {
                    call(() -> {
                        if (reader) {
                            storeFixture.servers().list();
                        } else {
                            storeFixture
                                    .events()
                                    .append(List.of(new AuditRecord(0, null, "t", "a", "{}", Instant.now())));
                        }
                    });
                }
            });
        }
    }

    private void call(Runnable work) {
        long start = System.nanoTime();
        try {
            work.run();
            succeeded.incrementAndGet();
        } catch (LanguardException e) {
            if (e.code() == ErrorCode.DATABASE_UNAVAILABLE) {
                rejected.incrementAndGet();
                // Paces retries like a client; a tight loop would starve the server of CPU time.
                LockSupport.parkNanos(CLIENT_PAUSE);
            } else {
                unexpected.add(e);
            }
        } catch (RuntimeException e) {
            unexpected.add(e);
        }
        longestMillis.accumulateAndGet(
                Duration.ofNanos(System.nanoTime() - start).toMillis(), Math::max);
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        threads.shutdown();
        threads.awaitTermination(10, TimeUnit.SECONDS);
    }
}
