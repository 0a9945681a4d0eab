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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread of all sessions. It starts with the first of them and ends with {@link #close}. */
public final class RconLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RconLoop.class);
    private static final long TICK_MILLIS = 100;
    private static final int LARGEST_DATAGRAM = 65_536;

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Set<SelectorTask> wires = new LinkedHashSet<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(LARGEST_DATAGRAM);
    private Selector selector;
    private boolean closed;

    /** Begins a session and returns at once. */
    public RconClient open(InetSocketAddress address, String password, RconListener listener) {
        UdpTransport wire = new UdpTransport(started(), address, password, listener);
        execute(() -> wires.add(wire));
        return new RconClient(this, wire);
    }

    /** Asks something outside of any session; fails with an {@link RconException} after a second. */
    public synchronized <T> CompletableFuture<T> query(InetSocketAddress address, DatagramQuery<T> datagramQuery) {
        if (closed) {
            return CompletableFuture.failedFuture(new RconException(RconException.Reason.CLOSED));
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        QueryTask<T> queryTask = new QueryTask<>(started(), address, datagramQuery, answer, now());
        execute(() -> wires.add(queryTask));
        return answer;
    }

    /** Ends every session and the thread. */
    @Override
    public synchronized void close() {
        closed = true;
        if (selector != null) {
            selector.wakeup();
        }
    }

    /**
     * Has something done on the loop's thread.
     *
     * @return whether it will be
     */
    synchronized boolean execute(Runnable task) {
        if (closed) {
            return false;
        }
        tasks.add(task);
        selector.wakeup();
        return true;
    }

    void remove(SelectorTask wire) {
        wire.shutdown();
        wires.remove(wire);
    }

    long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    private synchronized Selector started() {
        if (closed) {
            throw new IllegalStateException("the loop is closed");
        }
        if (selector == null) {
            try {
                selector = Selector.open();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Thread thread = new Thread(this::run, "arma3-rcon");
            thread.setDaemon(true);
            thread.start();
        }
        return selector;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void run() {
        while (!isClosed()) {
            runOnce();
        }
        runTasks();
        wires.forEach(wire -> guarded(wire::shutdown));
        wires.clear();
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void runOnce() {
        try {
            selector.select(wires.isEmpty() ? 0 : TICK_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        runTasks();
        long now = now();
        for (SelectionKey key : selector.selectedKeys()) {
            guarded(() -> ((SelectorTask) key.attachment()).read(buffer, now));
        }
        selector.selectedKeys().clear();
        wires.forEach(wire -> guarded(() -> wire.tick(now)));
        wires.stream().filter(SelectorTask::isFinished).toList().forEach(this::remove);
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            guarded(task);
        }
    }

    /** A listener that fails must not end the thread that serves every other session. */
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warn("A remote admin session failed", e);
        }
    }
}
