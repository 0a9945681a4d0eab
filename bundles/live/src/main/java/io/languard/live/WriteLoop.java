package io.languard.live;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Flushes all connections on a single thread, which suffices because writes do not block. Under load, it pauses for 5
 * ms between rounds so that messages accumulate and go out in one write. Each connection is queued at most once.
 */
final class WriteLoop implements AutoCloseable {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

    private final Queue<ClientConnection> pending = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor executor;
    private volatile long lastRound = System.nanoTime() - PAUSE;

    WriteLoop() {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "languard-live");
            thread.setDaemon(true);
            return thread;
        });
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Schedules a flush of this connection. Returns immediately and never throws. */
    void requestFlush(ClientConnection connection) {
        pending.add(connection);
        if (scheduled.compareAndSet(false, true)) {
            long elapsed = System.nanoTime() - lastRound;
            try {
                executor.schedule(this::flushPending, Math.max(0, PAUSE - elapsed), TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                // Closed: all connections are closed too.
            }
        }
    }

    private void flushPending() {
        scheduled.set(false);
        lastRound = System.nanoTime();
        for (ClientConnection next = pending.poll(); next != null; next = pending.poll()) {
            next.flush();
        }
    }

    /** Runs a task periodically on this thread. The task must not throw. */
    void scheduleAtFixedDelay(long millis, Runnable task) {
        executor.scheduleWithFixedDelay(task, millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
