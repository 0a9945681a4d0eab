package io.languard.core;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread pools that all servers share: a clock thread that only dispatches work, workers for tasks that may block
 * briefly, and threads for calls to adapters and to the world provisioner.
 */
@Component(service = CoreExecutors.class)
public class CoreExecutors {

    private static final Logger LOG = LoggerFactory.getLogger(CoreExecutors.class);
    static final int MAX_WORKERS = 16;
    private static final int MAX_QUEUED = 10_000;
    private static final int MAX_ADAPTER_THREADS = 32;
    private static final int MAX_WORLD_THREADS = 72;

    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, named("languard-clock"));
    private final ThreadPoolExecutor workers;
    private final ThreadPoolExecutor adapters = new ThreadPoolExecutor(
            0, MAX_ADAPTER_THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), named("languard-adapter"));
    private final ThreadPoolExecutor worlds = new ThreadPoolExecutor(
            0, MAX_WORLD_THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), named("languard-world"));

    @Activate
    public CoreExecutors() {
        this(MAX_QUEUED);
    }

    CoreExecutors(int queue) {
        workers = new ThreadPoolExecutor(
                MAX_WORKERS,
                MAX_WORKERS,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(queue),
                named("languard-worker"));
        clock.setRemoveOnCancelPolicy(true);
        workers.allowCoreThreadTimeOut(true);
    }

    @Deactivate
    public void stop() {
        clock.shutdownNow();
        workers.shutdownNow();
        adapters.shutdownNow();
        worlds.shutdownNow();
    }

    /**
     * Runs work that may block briefly on a worker and logs its exceptions. Meant for recurring work, which may be
     * dropped.
     *
     * @return false if the work was dropped because the queue is full or the platform is shutting down
     */
    public boolean tryExecute(Runnable work) {
        try {
            workers.execute(work);
            return true;
        } catch (RejectedExecutionException e) {
            logRejection(e);
            return false;
        }
    }

    /**
     * Runs work that must not be dropped: like {@link #tryExecute}, but retries every second while the queue is full.
     */
    public void execute(Runnable work) {
        try {
            workers.execute(work);
        } catch (RejectedExecutionException e) {
            logRejection(e);
            if (!clock.isShutdown()) {
                schedule(1, TimeUnit.SECONDS, work);
            }
        }
    }

    private void logRejection(RejectedExecutionException e) {
        if (!workers.isShutdown()) {
            LOG.error("The worker queue is full; work was rejected", e);
        }
    }

    /** Runs work on a worker after a delay, retrying while the queue is full. */
    public ScheduledFuture<?> schedule(long delay, TimeUnit unit, Runnable work) {
        return clock.schedule(() -> execute(work), delay, unit);
    }

    /** Runs short work periodically on the clock thread itself, so that runs never overlap or accumulate. */
    public ScheduledFuture<?> scheduleWithFixedDelay(long period, TimeUnit unit, Runnable work) {
        return clock.scheduleWithFixedDelay(() -> logFailure(work), period, period, unit);
    }

    /** Runs work periodically on a worker. Skips a run while the previous one is still in progress. */
    public ScheduledFuture<?> scheduleOnWorker(Duration period, Runnable round) {
        AtomicBoolean busy = new AtomicBoolean();
        Runnable once = () -> {
            try {
                round.run();
            } finally {
                busy.set(false);
            }
        };
        return scheduleWithFixedDelay(period.toMillis(), TimeUnit.MILLISECONDS, () -> {
            if (busy.compareAndSet(false, true) && !tryExecute(once)) {
                busy.set(false);
            }
        });
    }

    /** Returns whether the clock thread takes up work within a time. */
    boolean isClockResponsive(Duration limit) {
        CountDownLatch taken = new CountDownLatch(1);
        try {
            clock.execute(taken::countDown);
            return taken.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            return false; // stopped
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Returns the executor for calls to adapters. It rejects work while all its threads are busy. */
    public Executor adapterExecutor() {
        return adapters;
    }

    /** Returns the executor for calls to the world provisioner. It rejects work while all its threads are busy. */
    public Executor worldExecutor() {
        return worlds;
    }

    /** Runs work and logs its failure, because a periodic task that throws would not run again. */
    private void logFailure(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            logFailure(e);
        }
    }

    private void logFailure(Throwable e) {
        if (!clock.isShutdown()) { // failures during shutdown are expected
            LOG.error("Background work failed", e);
        }
    }

    private ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((failed, e) -> logFailure(e));
            return thread;
        };
    }
}
