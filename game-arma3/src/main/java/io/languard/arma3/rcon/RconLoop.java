package io.languard.arma3.rcon;

import io.languard.toolkit.query.DatagramQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that serves all sessions. It starts with the first session and ends with {@link #close}. */
public final class RconLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RconLoop.class);
    static final long TICK_MILLIS = 100;
    private static final int MAX_DATAGRAM = 65_536;

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Set<SelectorTask> selectorTasks = new LinkedHashSet<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(MAX_DATAGRAM);
    private @Nullable Selector selector;
    private boolean closed;
    private long nextTick = now();

    /** Opens a session and returns immediately. */
    public RconClient open(InetSocketAddress address, String password, RconListener listener) {
        UdpTransport selectorTask = new UdpTransport(startedSelector(), address, password, listener);
        execute(() -> add(selectorTask));
        return new RconClient(this, selectorTask);
    }

    /** Sends a query outside any session. The result fails with an {@link RconException} after one second. */
    public synchronized <T> CompletableFuture<T> query(InetSocketAddress address, DatagramQuery<T> datagramQuery) {
        if (closed) {
            return CompletableFuture.failedFuture(new RconException(RconException.RconFailure.CLOSED));
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        QueryTask<T> queryTask = new QueryTask<>(startedSelector(), address, datagramQuery, result, now());
        execute(() -> add(queryTask));
        return result;
    }

    /** Closes all sessions and ends the thread. */
    @Override
    public synchronized void close() {
        closed = true;
        if (selector != null) {
            selector.wakeup();
        }
    }

    /**
     * Executes a task on the loop's thread.
     *
     * @return {@code false} if the loop is closed
     */
    synchronized boolean execute(Runnable task) {
        if (closed) {
            return false;
        }
        tasks.add(task);
        if (selector != null) {
            selector.wakeup();
        }
        return true;
    }

    /** Adds a task, which begins at once. On the loop's thread. */
    void add(SelectorTask selectorTask) {
        selectorTasks.add(selectorTask);
        selectorTask.tick(now());
    }

    void remove(SelectorTask selectorTask) {
        selectorTask.shutdown();
        selectorTasks.remove(selectorTask);
    }

    long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    private synchronized Selector startedSelector() {
        if (closed) {
            throw new IllegalStateException("The loop is closed");
        }
        if (selector != null) {
            return selector;
        }
        try {
            Selector opened = Selector.open();
            selector = opened;
            Thread thread = new Thread(() -> run(opened), "arma3-rcon");
            thread.setDaemon(true);
            thread.start();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void run(Selector opened) {
        while (!isClosed()) {
            runOnce(opened);
        }
        runTasks();
        selectorTasks.forEach(selectorTask -> guarded(selectorTask::shutdown));
        selectorTasks.clear();
        try {
            opened.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void runOnce(Selector opened) {
        try {
            opened.select(selectorTasks.isEmpty() ? 0 : Math.max(1, nextTick - now()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        runTasks();
        long now = now();
        for (SelectionKey key : opened.selectedKeys()) {
            guarded(() -> ((SelectorTask) key.attachment()).read(buffer, now));
        }
        opened.selectedKeys().clear();
        if (now >= nextTick) {
            tick(now);
        }
    }

    /** Not for each datagram: with many sessions, their number would count twice. */
    private void tick(long now) {
        nextTick = now + TICK_MILLIS;
        selectorTasks.stream().filter(SelectorTask::isFinished).toList().forEach(this::remove);
        selectorTasks.forEach(selectorTask -> guarded(() -> selectorTask.tick(now)));
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            guarded(task);
        }
    }

    /** A failing listener must not end the thread that serves all other sessions. */
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warn("A remote admin session failed", e);
        }
    }
}
