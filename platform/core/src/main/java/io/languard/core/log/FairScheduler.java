package io.languard.core.log;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the rounds of all servers on a few threads, in turn: whoever has more to read queues up behind the others. Safe for
 * many threads.
 */
final class FairScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(FairScheduler.class);
    private static final int THREADS = 3;

    /** Between two rounds of a server: what comes meanwhile is stored together. */
    private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final ScheduledThreadPoolExecutor threads;
    private final Map<ServerLogTailer, TailTask> tailTasks = new ConcurrentHashMap<>();

    FairScheduler() {
        AtomicInteger count = new AtomicInteger();
        threads = new ScheduledThreadPoolExecutor(THREADS, work -> {
            Thread thread = new Thread(work, "languard-log-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.setRemoveOnCancelPolicy(true);
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** From now on this one gets rounds. */
    void register(ServerLogTailer tail) {
        tailTasks.put(tail, new TailTask(tail));
    }

    /** There may be something to read. */
    void wake(ServerLogTailer tail) {
        TailTask tailTask = tailTasks.get(tail);
        if (tailTask != null) {
            tailTask.wake();
        }
    }

    /** Runs work again and again; what it throws is logged. */
    void scheduleWithFixedDelay(long millis, Runnable work) {
        threads.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        LOG.error("Looking after logs failed", e);
                    }
                },
                0,
                millis,
                TimeUnit.MILLISECONDS);
    }

    /** No more rounds, once one that runs is over; then the tail is closed. */
    void unregister(ServerLogTailer tail) {
        TailTask tailTask = tailTasks.remove(tail);
        if (tailTask != null) {
            tailTask.end();
        }
    }

    /** No more rounds and the tail is closed, unless one runs or is due; false then. */
    boolean unregisterIfIdle(ServerLogTailer tail) {
        TailTask tailTask = tailTasks.get(tail);
        if (tailTask != null && !tailTask.endIfIdle()) {
            return false;
        }
        tailTasks.remove(tail);
        return true;
    }

    /** Ends when the rounds that run are over: a round is short, and a database does not like to be interrupted. */
    void stop() {
        threads.shutdown();
        try {
            threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tailTasks.keySet().forEach(ServerLogTailer::close);
    }

    /** One server's place in the queue. */
    private final class TailTask {

        private final ServerLogTailer tail;
        private boolean queued;
        private boolean running;
        private boolean again;
        private boolean ended;
        private long notBefore = System.nanoTime();
        private ScheduledFuture<?> later;

        TailTask(ServerLogTailer tail) {
            this.tail = tail;
        }

        synchronized void wake() {
            if (running) {
                again = true;
            } else if (!queued && !ended) {
                queue(Math.max(0, notBefore - System.nanoTime()));
            }
        }

        synchronized void end() {
            ended = true;
            if (!running) {
                tail.close();
            }
        }

        synchronized boolean endIfIdle() {
            if (running || queued) {
                return false;
            }
            end();
            return true;
        }

        private void queue(long nanos) {
            queued = true;
            try {
                threads.schedule(this::run, nanos, TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                ended = true; // the platform is ending
            }
        }

        private void run() {
            synchronized (this) {
                queued = false;
                if (ended) {
                    return;
                }
                running = true;
                again = false;
                if (later != null) {
                    later.cancel(false);
                    later = null;
                }
            }
            long next = 1_000;
            try {
                next = tail.poll();
            } catch (RuntimeException e) {
                LOG.error("A round over the logs of server {} failed", tail.serverId(), e);
            } finally {
                after(next);
            }
        }

        private synchronized void after(long millis) {
            running = false;
            if (ended) {
                tail.close();
                return;
            }
            notBefore = System.nanoTime() + GATHER_NANOS;
            if (millis == 0) {
                queue(0);
            } else if (again) {
                queue(GATHER_NANOS);
            } else if (millis != ServerLogTailer.WHEN_CHANGED) {
                try {
                    later = threads.schedule(this::wake, millis, TimeUnit.MILLISECONDS);
                } catch (RejectedExecutionException e) {
                    ended = true; // the platform is ending
                }
            }
        }
    }
}
