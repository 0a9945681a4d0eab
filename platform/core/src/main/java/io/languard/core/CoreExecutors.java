package io.languard.core;

import java.time.Duration;
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
 * The core's bounded executors, shared by all servers: a clock that only hands work on, workers that may block for a moment,
 * and threads that run adapters.
 */
@Component(service = CoreExecutors.class)
public class CoreExecutors {

    private static final Logger LOG = LoggerFactory.getLogger(CoreExecutors.class);
    static final int WORKERS = 16;
    private static final int QUEUE = 10_000;
    private static final int ADAPTER_THREADS = 32;
    private static final int WORLD_THREADS = 72;

    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, named("languard-clock"));
    private final ThreadPoolExecutor workers;
    private final ThreadPoolExecutor adapters = new ThreadPoolExecutor(
            0, ADAPTER_THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), named("languard-adapter"));
    private final ThreadPoolExecutor worlds = new ThreadPoolExecutor(
            0, WORLD_THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), named("languard-world"));

    @Activate
    public CoreExecutors() {
        this(QUEUE);
    }

    CoreExecutors(int queue) {
        workers = new ThreadPoolExecutor(
                WORKERS, WORKERS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(queue), named("languard-worker"));
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
     * Runs work on a worker; it may block for a moment, and its exceptions are logged. For work that is repeated anyway.
     *
     * @return false if the work was dropped since the queue is full or the platform stops
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

    /** Runs work on a worker as {@link #tryExecute} does, but later instead of never while the queue is full. */
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

    /** Runs work on a worker after a delay, and later still while the queue is full. */
    public ScheduledFuture<?> schedule(long delay, TimeUnit unit, Runnable work) {
        return clock.schedule(() -> execute(work), delay, unit);
    }

    /** Runs short work periodically on the clock itself, so that rounds never pile up. */
    public ScheduledFuture<?> scheduleWithFixedDelay(long period, TimeUnit unit, Runnable work) {
        return clock.scheduleWithFixedDelay(() -> logFailure(work), period, period, unit);
    }

    /** Runs work periodically on a worker; a round is skipped while the one before it is still running. */
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

    /** The executor for calls to adapters; rejects work while all its threads are busy. */
    public Executor adapterExecutor() {
        return adapters;
    }

    /** The executor for calls to the provisioner of worlds; rejects work while all its threads are busy. */
    public Executor worldExecutor() {
        return worlds;
    }

    /** A periodic task that throws would not be run again. */
    private void logFailure(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            logFailure(e);
        }
    }

    private void logFailure(Throwable e) {
        if (!clock.isShutdown()) { // a platform that stops does not care any more
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
