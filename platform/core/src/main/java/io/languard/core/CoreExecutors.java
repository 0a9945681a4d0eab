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
 * The core's few threads, shared by all servers: one clock that only hands work on, workers that may block for a moment, and
 * threads on which adapters run.
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
     * Runs work that may block for a moment; what it throws is logged. For work that comes again anyway: false if it was
     * dropped, as the queue is full or the platform ends.
     */
    public boolean tryExecute(Runnable work) {
        try {
            workers.execute(() -> guarded(work));
            return true;
        } catch (RejectedExecutionException e) {
            if (!workers.isShutdown()) {
                LOG.error("The worker queue is full; work was not taken", e);
            }
            return false;
        }
    }

    /** Runs work that somebody relies on: if the queue is full, later. At most a few for each server. */
    public void execute(Runnable work) {
        if (!tryExecute(work) && !clock.isShutdown()) {
            schedule(1, TimeUnit.SECONDS, work);
        }
    }

    /** Runs work on a worker after a delay, and later still while the queue is full. */
    public ScheduledFuture<?> schedule(long delay, TimeUnit unit, Runnable work) {
        return clock.schedule(() -> execute(work), delay, unit);
    }

    /** Runs short work again and again on the clock itself, so that rounds never pile up. */
    public ScheduledFuture<?> scheduleWithFixedDelay(long period, TimeUnit unit, Runnable work) {
        return clock.scheduleWithFixedDelay(() -> guarded(work), period, period, unit);
    }

    /** Runs rounds on a worker, never two at a time: one that the database holds up, say, is not followed by another. */
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

    /** Where adapters run, a few threads for each game; refuses work when too many of them hang. */
    public Executor adapterExecutor() {
        return adapters;
    }

    /** Where worlds are made; refuses work when too much of it hangs. */
    public Executor worldExecutor() {
        return worlds;
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (clock.isShutdown()) {
                return; // the platform is ending, and what it was about to do does not matter any more
            }
            LOG.error("Background work failed", e);
        }
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
