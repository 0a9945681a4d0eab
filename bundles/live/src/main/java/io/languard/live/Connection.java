package io.languard.live;

import io.languard.ports.user.Session;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * One client: what it wants, what waits for it, and how it is doing. Messages are put into the outbox by whoever has some and
 * written by {@link Pump}, one write at a time, so that nobody waits for a client. Safe for many threads.
 */
final class Connection {

    static final long PING_EVERY = TimeUnit.SECONDS.toNanos(30);
    static final long SILENCE = TimeUnit.SECONDS.toNanos(75);
    static final long STUCK = TimeUnit.SECONDS.toNanos(30);
    static final long GOODBYE = TimeUnit.SECONDS.toNanos(1);

    private final Target target;
    private final String token;
    private final Session session;
    private final Line line;
    private final Consumer<Connection> wake;
    private final Tally tally;
    private final Outbox outbox = new Outbox();
    private final AtomicBoolean sending = new AtomicBoolean();
    /** When it was closed, 0 while it is open. */
    private final AtomicLong closed = new AtomicLong();

    private final AtomicBoolean awake = new AtomicBoolean();
    private volatile Set<Channel> channels = EnumSet.of(Channel.STATUS);
    private volatile long sendingSince;
    private volatile long heard;
    private long pinged;

    /** @param wake told when there is something to write */
    Connection(Target target, String token, Session session, Line line, Consumer<Connection> wake, Tally tally) {
        this.target = target;
        this.token = token;
        this.session = session;
        this.line = line;
        this.wake = wake;
        this.tally = tally;
        heard = System.nanoTime();
        pinged = heard;
    }

    Target target() {
        return target;
    }

    /** The token as it was sent. */
    String token() {
        return token;
    }

    String tokenId() {
        return session.tokenId();
    }

    boolean wants(Channel channel) {
        return channels.contains(channel);
    }

    /** Counts for whatever happens from now on. Not for two threads at once. */
    void subscribe(Set<Channel> more) {
        Set<Channel> next = EnumSet.copyOf(channels);
        next.addAll(more);
        channels = next;
    }

    /** See {@link #subscribe}. */
    void unsubscribe(Set<Channel> less) {
        Set<Channel> next = EnumSet.copyOf(channels);
        next.removeAll(less);
        channels = next;
    }

    /** Adds a message; a client that leaves too many of them is ended. */
    void tell(byte[] message) {
        if (isClosed()) {
            return;
        }
        if (outbox.add(message)) {
            wake();
        } else {
            close(Goodbye.TOO_SLOW);
        }
    }

    /** Adds lines of a log, at the price of older ones. */
    void tellLines(int serverId, List<byte[]> lines) {
        if (!isClosed()) {
            tally.dropped(outbox.addLines(serverId, lines));
            wake();
        }
    }

    private void wake() {
        if (awake.compareAndSet(false, true)) {
            wake.accept(this);
        }
    }

    /** Writes what waits unless a write is under way; its end wakes this connection again. */
    void flush() {
        awake.set(false);
        if (isClosed() || !sending.compareAndSet(false, true)) {
            return;
        }
        List<byte[]> batch = outbox.take();
        if (batch.isEmpty()) {
            written(0);
            return;
        }
        sendingSince = System.nanoTime();
        line.send(batch, failure -> {
            if (failure == null) {
                written(batch.size());
            } else {
                line.abort();
            }
        });
    }

    private void written(int messages) {
        sending.set(false);
        tally.sent(messages);
        if (outbox.size() > 0) {
            wake();
        }
    }

    /** The client gave a sign of life. */
    void heard() {
        heard = System.nanoTime();
    }

    /** Ends the connection; nothing more is sent. The first reason counts. */
    void close(Goodbye why) {
        if (closed.compareAndSet(0, System.nanoTime() | 1)) {
            outbox.clear();
            line.close(why.code, why.reason);
        }
    }

    /**
     * Looks after the connection from time to time, on one thread.
     *
     * @return {@code false} if it was given up
     */
    boolean check(long now) {
        long since = closed.get();
        boolean lost = since != 0
                ? now - since > GOODBYE
                : sending.get() && now - sendingSince > STUCK || now - heard > SILENCE;
        if (lost) {
            closed.compareAndSet(0, now | 1);
            outbox.clear();
            line.abort();
        } else if (since == 0 && now - pinged > PING_EVERY) {
            pinged = now;
            line.ping();
        }
        return !lost;
    }

    private boolean isClosed() {
        return closed.get() != 0;
    }

    /** How many messages wait. */
    int waiting() {
        return outbox.size();
    }
}
