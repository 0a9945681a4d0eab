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
 * The thread pools that all servers share: a clock thread that only dispatches work, workers for tasks that may block
 * briefly, and threads for calls to adapters and to the world provisioner.
 */
@Component(service = CoreExecutors.class)
public class CoreExecutors {

    private static final Logger LOG = LoggerFactory.getLogger(CoreExecutors.class);
    static final int WORKERS = 16;
    private static final int QUEUE_CAPACITY = 10_000;
    private static final int ADAPTER_THREADS = 32;
    private static final int WORLD_THREADS = 72;

    private final ScheduledThreadPoolExecutor clock =
            new ScheduledThreadPoolExecutor(1, threadFactory("languard-clock"));
    private final ThreadPoolExecutor workers;
    private final ThreadPoolExecutor adapters = new ThreadPoolExecutor(
            0, ADAPTER_THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), threadFactory("languard-adapter"));
    private final ThreadPoolExecutor worlds = new ThreadPoolExecutor(
            0, WORLD_THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), threadFactory("languard-world"));

    @Activate
    public CoreExecutors() {
        this(QUEUE_CAPACITY);
    }

    CoreExecutors(int queueCapacity) {
        workers = new ThreadPoolExecutor(
                WORKERS,
                WORKERS,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(queueCapacity),
                threadFactory("languard-worker"));
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
     * dropped. Returns false if the queue is full or the platform is shutting down.
     */
    public boolean tryExecute(Runnable work) {
        try {
            workers.execute(() -> runLogged(work));
            return true;
        } catch (RejectedExecutionException e) {
            if (!workers.isShutdown()) {
                LOG.error("The worker queue is full; a task was rejected", e);
            }
            return false;
        }
    }

    /**
     * Runs work that must not be dropped, retrying every second while the queue is full. Use it for a bounded number of
     * tasks per server.
     */
    public void execute(Runnable work) {
        if (!tryExecute(work) && !clock.isShutdown()) {
            schedule(1, TimeUnit.SECONDS, work);
        }
    }

    /** Runs work on a worker after a delay, retrying every second while the queue is full. */
    public ScheduledFuture<?> schedule(long delay, TimeUnit unit, Runnable work) {
        return clock.schedule(() -> execute(work), delay, unit);
    }

    /** Runs short work periodically on the clock thread itself, so that runs never overlap or accumulate. */
    public ScheduledFuture<?> scheduleWithFixedDelay(long period, TimeUnit unit, Runnable work) {
        return clock.scheduleWithFixedDelay(() -> runLogged(work), period, period, unit);
    }

    /**
     * Runs work periodically on a worker. Runs never overlap: while one is blocked, by the database for example, the
     * next ones are skipped.
     */
    public ScheduledFuture<?> scheduleOnWorker(Duration period, Runnable work) {
        AtomicBoolean running = new AtomicBoolean();
        Runnable run = () -> {
            try {
                work.run();
            } finally {
                running.set(false);
            }
        };
        return scheduleWithFixedDelay(period.toMillis(), TimeUnit.MILLISECONDS, () -> {
            if (running.compareAndSet(false, true) && !tryExecute(run)) {
                running.set(false);
            }
        });
    }

    /** Returns the executor for calls to adapters. It rejects work when all of its threads are busy. */
    public Executor adapterExecutor() {
        return adapters;
    }

    /** Returns the executor for calls to the world provisioner. It rejects work when all of its threads are busy. */
    public Executor worldExecutor() {
        return worlds;
    }

    private void runLogged(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (clock.isShutdown()) {
                return; // failures during shutdown are expected
            }
            LOG.error("Background work failed", e);
        }
    }

    private static ThreadFactory threadFactory(String name) {
        AtomicInteger threadNumber = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + threadNumber.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
