package io.languard.rest.adapter;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts threads that stay in an adapter's code for too long: they belong to all clients. Safe for many threads.
 */
final class RequestTimeLimiter implements AutoCloseable {

    private final Duration limit;
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "rest-adapter-limit");
        thread.setDaemon(true);
        return thread;
    });

    RequestTimeLimiter(Duration limit) {
        this.limit = limit;
        clock.setRemoveOnCancelPolicy(true);
        clock.setKeepAliveTime(10, TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
    }

    Duration limit() {
        return limit;
    }

    /** The calling thread's time begins; it ends when the visit is closed, by the same thread. */
    TimedRequest begin() {
        return new TimedRequest(Thread.currentThread());
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** One thread's stay. */
    final class TimedRequest implements AutoCloseable {

        private final Thread thread;
        private final ScheduledFuture<?> end;
        private boolean over;
        private boolean interrupted;

        private TimedRequest(Thread thread) {
            this.thread = thread;
            this.end = clock.schedule(this::interrupt, limit.toNanos(), TimeUnit.NANOSECONDS);
        }

        private synchronized void interrupt() {
            if (!over) {
                interrupted = true;
                thread.interrupt();
            }
        }

        @Override
        public synchronized void close() {
            over = true;
            end.cancel(false);
            if (interrupted) {
                Thread.interrupted(); // whatever the thread does next is not meant
            }
        }
    }
}
