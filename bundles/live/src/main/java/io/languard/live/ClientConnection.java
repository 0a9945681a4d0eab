package io.languard.live;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.user.Actor;
import io.languard.service.user.UserSession;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The connection of one client: its subscriptions, its queue and its liveness. Any thread may queue messages; {@link
 * WriteLoop} writes them, one write at a time, so that no producer waits for a client. Thread-safe.
 */
final class ClientConnection {

    static final long PING_INTERVAL = TimeUnit.SECONDS.toNanos(30);
    static final long IDLE_TIMEOUT = TimeUnit.SECONDS.toNanos(75);
    static final long WRITE_TIMEOUT = TimeUnit.SECONDS.toNanos(30);
    static final long CLOSE_TIMEOUT = TimeUnit.SECONDS.toNanos(1);
    static final int MAX_FOLLOWED_LOGS = 20;

    private final ServerScope serverScope;
    private final String token;
    private final UserSession userSession;
    private final WebSocketTransport transport;
    private final Consumer<ClientConnection> flushScheduler;
    private final MessageCounters counters;
    private final SendQueue sendQueue;
    private final AtomicBoolean sending = new AtomicBoolean();
    /** When the connection was closed, in {@link System#nanoTime} with the lowest bit set; 0 while it is open. */
    private final AtomicLong closedAt = new AtomicLong();

    private final AtomicBoolean flushRequested = new AtomicBoolean();
    private volatile Set<Channel> channels = EnumSet.of(Channel.STATUS);
    private volatile Set<Integer> followedLogs = Set.of();
    private volatile long sendingSince;
    private volatile long lastActivity;
    private long lastPing;

    /**
     * @param flushScheduler called when there is something to write
     */
    ClientConnection(
            ServerScope serverScope,
            String token,
            UserSession userSession,
            WebSocketTransport webSocketTransport,
            Consumer<ClientConnection> flushScheduler,
            MessageCounters messageCounters,
            QueueMemory queueMemory) {
        this.serverScope = serverScope;
        this.token = token;
        this.userSession = userSession;
        this.transport = webSocketTransport;
        this.flushScheduler = flushScheduler;
        this.counters = messageCounters;
        this.sendQueue = new SendQueue(queueMemory);
        lastActivity = System.nanoTime();
        lastPing = lastActivity;
    }

    ServerScope target() {
        return serverScope;
    }

    /** Returns the token as the client sent it. */
    String token() {
        return token;
    }

    Actor actor() {
        return userSession.actor();
    }

    String tokenId() {
        return userSession.tokenId();
    }

    boolean isSubscribed(Channel channel) {
        return channels.contains(channel);
    }

    /** Returns whether the client asked for the log of this server in particular. */
    boolean followsLog(int serverId) {
        return followedLogs.contains(serverId);
    }

    /** Returns whether the log lines of this server are to be sent. */
    boolean receivesLog(int serverId) {
        return serverScope.covers(serverId) && (channels.contains(Channel.LOGS) || followsLog(serverId));
    }

    /**
     * Subscribes to the log of one server. Must not be called concurrently.
     *
     * @throws LanguardException {@code VALIDATION_ERROR} if too many logs are followed
     */
    void followLog(int serverId) {
        Set<Integer> next = new HashSet<>(followedLogs);
        next.add(serverId);
        if (next.size() > MAX_FOLLOWED_LOGS) {
            throw new LanguardException(
                    ErrorCode.VALIDATION_ERROR, "At most " + MAX_FOLLOWED_LOGS + " logs can be followed");
        }
        followedLogs = Set.copyOf(next);
    }

    /** Unsubscribes from the log of one server. Must not be called concurrently. */
    void unfollowLog(int serverId) {
        Set<Integer> next = new HashSet<>(followedLogs);
        next.remove(serverId);
        followedLogs = Set.copyOf(next);
    }

    /** Subscribes to channels, with effect for all subsequent events. Must not be called concurrently. */
    void subscribe(Set<Channel> added) {
        Set<Channel> next = EnumSet.copyOf(channels);
        next.addAll(added);
        channels = next;
    }

    /** Unsubscribes from channels. Must not be called concurrently. */
    void unsubscribe(Set<Channel> removed) {
        Set<Channel> next = EnumSet.copyOf(channels);
        next.removeAll(removed);
        channels = next;
    }

    /** Queues a message. Closes the connection if too many messages are queued. */
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

    /** Queues log lines, dropping older ones if the queue is full. */
    void sendLogLines(int serverId, List<byte[]> lines) {
        if (!isClosed()) {
            counters.dropped(sendQueue.addLines(serverId, lines));
            requestFlush();
        }
    }

    private void requestFlush() {
        if (flushRequested.compareAndSet(false, true)) {
            flushScheduler.accept(this);
        }
    }

    /** Writes one batch of queued messages, unless a write is in progress; its completion schedules the next flush. */
    void flush() {
        flushRequested.set(false);
        if (isClosed() || !sending.compareAndSet(false, true)) {
            return;
        }
        List<byte[]> batch = sendQueue.nextBatch();
        if (batch.isEmpty()) {
            onWritten(0);
            return;
        }
        sendingSince = System.nanoTime();
        transport.send(batch, failure -> {
            if (failure == null) {
                onWritten(batch.size());
            } else {
                transport.abort();
            }
        });
    }

    private void onWritten(int messages) {
        sending.set(false);
        counters.sent(messages);
        if (sendQueue.size() > 0) {
            requestFlush();
        }
    }

    /** Records that the client sent something. */
    void recordActivity() {
        lastActivity = System.nanoTime();
    }

    /** Closes the connection; nothing more is sent. Only the first call has an effect. */
    void close(CloseStatus status) {
        if (closedAt.compareAndSet(0, System.nanoTime() | 1)) {
            sendQueue.close();
            transport.close(status.code, status.reason);
        }
    }

    /**
     * Pings idle clients and aborts dead connections. Called periodically by one thread.
     *
     * @param now the current {@link System#nanoTime}
     * @return {@code false} if the connection was aborted
     */
    boolean checkLiveness(long now) {
        long closedSince = closedAt.get();
        boolean dead = closedSince != 0
                ? now - closedSince > CLOSE_TIMEOUT
                : sending.get() && now - sendingSince > WRITE_TIMEOUT || now - lastActivity > IDLE_TIMEOUT;
        if (dead) {
            closedAt.compareAndSet(0, now | 1);
            sendQueue.close();
            transport.abort();
        } else if (closedSince == 0 && now - lastPing > PING_INTERVAL) {
            lastPing = now;
            transport.ping();
        }
        return !dead;
    }

    private boolean isClosed() {
        return closedAt.get() != 0;
    }

    /** Returns the number of queued messages. */
    int queuedMessages() {
        return sendQueue.size();
    }
}
