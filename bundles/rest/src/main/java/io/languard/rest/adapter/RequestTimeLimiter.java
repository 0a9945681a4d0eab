package io.languard.rest.adapter;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A limiter that interrupts threads that spend too long in an adapter's code, because the threads are shared by all
 * clients. Thread-safe.
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

    /** Starts the time limit of the calling thread; the same thread must close the result. */
    TimedRequest begin() {
        return new TimedRequest(Thread.currentThread());
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** A time-limited request on one thread. */
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
                Thread.interrupted(); // the interrupt must not affect the thread's next task
            }
        }
    }
}
