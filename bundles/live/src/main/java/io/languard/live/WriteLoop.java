package io.languard.live;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The one thread that writes to clients; no write waits, so one is enough. Under load it pauses between its rounds for as long
 * as nobody notices, so that what comes meanwhile goes out in one write. Each connection stands in the queue once at most.
 */
final class WriteLoop implements AutoCloseable {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

    private final Queue<ClientConnection> pending = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor thread;
    private volatile long lastRound = System.nanoTime() - PAUSE;

    WriteLoop() {
        thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread made = new Thread(task, "languard-live");
            made.setDaemon(true);
            return made;
        });
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Something waits for this client. Returns at once, never throws. */
    void requestFlush(ClientConnection clientConnection) {
        pending.add(clientConnection);
        if (scheduled.compareAndSet(false, true)) {
            long rested = System.nanoTime() - lastRound;
            try {
                thread.schedule(this::flushPending, Math.max(0, PAUSE - rested), TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                // Closed: there is nobody left to write to.
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

    /** Does something on this thread again and again. It must not throw. */
    void scheduleAtFixedDelay(long millis, Runnable task) {
        thread.scheduleWithFixedDelay(task, millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
