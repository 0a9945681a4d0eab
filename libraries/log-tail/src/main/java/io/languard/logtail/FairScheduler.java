package io.languard.logtail;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the rounds of all followers on a few threads in turn: a follower with more to read is queued behind the others, so
 * that a flood of one delays no other. Safe for use by multiple threads.
 */
final class FairScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(FairScheduler.class);
    private static final int THREADS = 3;

    /**
     * The pause between two rounds of a follower, so that lines of that time are stored together. It is the most that a line
     * waits here, and only one that follows others.
     */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final ScheduledThreadPoolExecutor threads;
    private final Map<LogFollower<?>, TailTask> tasks = new ConcurrentHashMap<>();

    FairScheduler(String threadName) {
        AtomicInteger count = new AtomicInteger();
        threads = new ScheduledThreadPoolExecutor(THREADS, work -> {
            Thread thread = new Thread(work, threadName + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.setRemoveOnCancelPolicy(true);
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Adds a follower, which runs when it is woken. */
    void register(LogFollower<?> tail) {
        tasks.put(tail, new TailTask(tail));
    }

    /** Queues a round, unless one is queued. */
    void wake(LogFollower<?> tail) {
        TailTask task = tasks.get(tail);
        if (task != null) {
            task.wake();
        }
    }

    /** Runs work repeatedly and logs its exceptions. */
    void scheduleWithFixedDelay(long millis, Runnable work) {
        threads.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        LOG.error("A scan of logs failed", e);
                    }
                },
                0,
                millis,
                TimeUnit.MILLISECONDS);
    }

    /** Removes a follower and closes it, after its current round if one runs. */
    void unregister(LogFollower<?> tail) {
        TailTask task = tasks.remove(tail);
        if (task != null) {
            task.end();
        }
    }

    /** Removes and closes a follower unless a round runs or is queued; returns false then. */
    boolean unregisterIfIdle(LogFollower<?> tail) {
        TailTask task = tasks.get(tail);
        if (task != null && !task.endIfIdle()) {
            return false;
        }
        tasks.remove(tail);
        return true;
    }

    /** Waits for running rounds rather than interrupting them: they are short, and an interrupt could break a connection. */
    void stop() {
        threads.shutdown();
        try {
            threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tasks.keySet().forEach(LogFollower::close);
    }

    /** The state of one follower in the queue. */
    private final class TailTask {

        private final LogFollower<?> tail;
        private boolean queued;
        private boolean running;
        private boolean again;
        private boolean ended;
        private long notBefore = System.nanoTime();
        private @Nullable ScheduledFuture<?> later;

        TailTask(LogFollower<?> tail) {
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
                ended = true; // stopped
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
                LOG.error("A round over the logs of {} failed", tail.name(), e);
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
            notBefore = System.nanoTime() + PAUSE_NANOS;
            if (millis == 0) {
                queue(0);
            } else if (again) {
                queue(PAUSE_NANOS);
            } else if (millis != LogFollower.WHEN_CHANGED) {
                try {
                    later = threads.schedule(this::wake, millis, TimeUnit.MILLISECONDS);
                } catch (RejectedExecutionException e) {
                    ended = true; // stopped
                }
            }
        }
    }
}
