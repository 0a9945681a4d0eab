package io.languard.arma3.simulator;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * The single thread of the simulator, which handles datagrams, timers and posted tasks. All methods except {@link
 * #post} must be called on this thread.
 */
final class EventLoop {
    /** Receives the datagrams of one channel. */
    interface Receiver {
        void received(InetSocketAddress from, byte[] datagram);
    }

    /** A task that is due later, once or periodically. */
    final class Timer implements Comparable<Timer> {
        private final long order = timersCreated++;
        private final long periodNanos;
        private final Runnable action;
        private long due;
        private boolean cancelled;

        private Timer(long delayNanos, long periodNanos, Runnable action) {
            this.due = System.nanoTime() + delayNanos;
            this.periodNanos = periodNanos;
            this.action = action;
        }

        void cancel() {
            cancelled = true;
        }

        @Override
        public int compareTo(Timer other) {
            int byTime = Long.compare(due - other.due, 0);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final Selector selector;
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private final Queue<Runnable> posted = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(65536);
    private long timersCreated;
    private boolean paused;

    EventLoop() throws IOException {
        selector = Selector.open();
    }

    void listen(DatagramChannel channel, Receiver receiver) throws IOException {
        channel.configureBlocking(false);
        channel.register(selector, paused ? 0 : SelectionKey.OP_READ, receiver);
    }

    Timer after(long millis, Runnable action) {
        return add(new Timer(TimeUnit.MILLISECONDS.toNanos(millis), 0, action));
    }

    Timer every(long millis, Runnable action) {
        long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
        return add(new Timer(nanos, nanos, action));
    }

    /** Posts a task. May be called from any thread. */
    void post(Runnable action) {
        posted.add(action);
        selector.wakeup();
    }

    /** Pauses or resumes receiving; timers continue while it is paused. */
    void setPaused(boolean now) {
        paused = now;
        for (SelectionKey key : selector.keys()) {
            key.interestOps(now ? 0 : SelectionKey.OP_READ);
        }
    }

    boolean isPaused() {
        return paused;
    }

    /** Runs until the process ends. */
    void run() throws IOException {
        while (true) {
            selector.select(this::readable, millisToNextTimer());
            for (int i = posted.size(); i > 0; i--) {
                posted.remove().run();
            }
            runTimers();
        }
    }

    private Timer add(Timer timer) {
        timers.add(timer);
        return timer;
    }

    private long millisToNextTimer() {
        if (!posted.isEmpty()) {
            return 1;
        }
        Timer first = timers.peek();
        return first == null ? 0 : Math.max(1, TimeUnit.NANOSECONDS.toMillis(first.due - System.nanoTime() + 999_999));
    }

    private void runTimers() {
        long now = System.nanoTime();
        while (!timers.isEmpty() && timers.peek().due - now <= 0) {
            Timer timer = timers.remove();
            if (timer.cancelled) {
                continue;
            }
            timer.action.run();
            if (timer.periodNanos > 0 && !timer.cancelled) {
                timer.due = Math.max(timer.due + timer.periodNanos, now);
                timers.add(timer);
            }
        }
    }

    private void readable(SelectionKey key) {
        DatagramChannel channel = (DatagramChannel) key.channel();
        try {
            while (!paused) {
                buffer.clear();
                InetSocketAddress from = (InetSocketAddress) channel.receive(buffer);
                if (from == null) {
                    return;
                }
                byte[] datagram = new byte[buffer.flip().remaining()];
                buffer.get(datagram);
                ((Receiver) key.attachment()).received(from, datagram);
            }
        } catch (IOException e) {
            // A client closed its port; the next datagram may be from another client.
        }
    }
}
