package io.languard.live;

import io.languard.service.user.UserSession;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * One client: what it wants, what waits for it, and how it is doing. Messages are put into the outbox by whoever has some and
 * written by {@link WriteLoop}, one write at a time, so that nobody waits for a client. Safe for many threads.
 */
final class ClientConnection {

    static final long PING_INTERVAL = TimeUnit.SECONDS.toNanos(30);
    static final long IDLE_TIMEOUT = TimeUnit.SECONDS.toNanos(75);
    static final long WRITE_TIMEOUT = TimeUnit.SECONDS.toNanos(30);
    static final long CLOSE_TIMEOUT = TimeUnit.SECONDS.toNanos(1);

    private final ServerScope serverScope;
    private final String token;
    private final UserSession userSession;
    private final WebSocketTransport transport;
    private final Consumer<ClientConnection> wake;
    private final MessageCounters counters;
    private final SendQueue sendQueue = new SendQueue();
    private final AtomicBoolean sending = new AtomicBoolean();
    /** When it was closed, 0 while it is open. */
    private final AtomicLong closedAt = new AtomicLong();

    private final AtomicBoolean flushRequested = new AtomicBoolean();
    private volatile Set<Channel> channels = EnumSet.of(Channel.STATUS);
    private volatile long sendingSince;
    private volatile long lastActivity;
    private long lastPing;

    /** @param wake told when there is something to write */
    ClientConnection(
            ServerScope serverScope,
            String token,
            UserSession userSession,
            WebSocketTransport webSocketTransport,
            Consumer<ClientConnection> wake,
            MessageCounters messageCounters) {
        this.serverScope = serverScope;
        this.token = token;
        this.userSession = userSession;
        this.transport = webSocketTransport;
        this.wake = wake;
        this.counters = messageCounters;
        lastActivity = System.nanoTime();
        lastPing = lastActivity;
    }

    ServerScope target() {
        return serverScope;
    }

    /** The token as it was sent. */
    String token() {
        return token;
    }

    String tokenId() {
        return userSession.tokenId();
    }

    boolean isSubscribed(Channel channel) {
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
    void send(byte[] message) {
        if (isClosed()) {
            return;
        }
        if (sendQueue.add(message)) {
            requestFlush();
        } else {
            close(CloseStatus.SLOW_CONSUMER);
        }
    }

    /** Adds lines of a log, at the price of older ones. */
    void sendLogLines(int serverId, List<byte[]> lines) {
        if (!isClosed()) {
            counters.dropped(sendQueue.addLines(serverId, lines));
            requestFlush();
        }
    }

    private void requestFlush() {
        if (flushRequested.compareAndSet(false, true)) {
            wake.accept(this);
        }
    }

    /** Writes what waits unless a write is under way; its end wakes this connection again. */
    void flush() {
        flushRequested.set(false);
        if (isClosed() || !sending.compareAndSet(false, true)) {
            return;
        }
        List<byte[]> batch = sendQueue.nextBatch();
        if (batch.isEmpty()) {
            written(0);
            return;
        }
        sendingSince = System.nanoTime();
        transport.send(batch, failure -> {
            if (failure == null) {
                written(batch.size());
            } else {
                transport.abort();
            }
        });
    }

    private void written(int messages) {
        sending.set(false);
        counters.sent(messages);
        if (sendQueue.size() > 0) {
            requestFlush();
        }
    }

    /** The client gave a sign of life. */
    void recordActivity() {
        lastActivity = System.nanoTime();
    }

    /** Ends the connection; nothing more is sent. The first reason counts. */
    void close(CloseStatus why) {
        if (closedAt.compareAndSet(0, System.nanoTime() | 1)) {
            sendQueue.clear();
            transport.close(why.code, why.reason);
        }
    }

    /**
     * Looks after the connection from time to time, on one thread.
     *
     * @return {@code false} if it was given up
     */
    boolean checkLiveness(long now) {
        long since = closedAt.get();
        boolean lost = since != 0
                ? now - since > CLOSE_TIMEOUT
                : sending.get() && now - sendingSince > WRITE_TIMEOUT || now - lastActivity > IDLE_TIMEOUT;
        if (lost) {
            closedAt.compareAndSet(0, now | 1);
            sendQueue.clear();
            transport.abort();
        } else if (since == 0 && now - lastPing > PING_INTERVAL) {
            lastPing = now;
            transport.ping();
        }
        return !lost;
    }

    private boolean isClosed() {
        return closedAt.get() != 0;
    }

    /** How many messages wait. */
    int queuedMessages() {
        return sendQueue.size();
    }
}
