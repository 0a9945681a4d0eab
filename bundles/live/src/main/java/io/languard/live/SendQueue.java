package io.languard.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The queue of messages for one client, in order. Log lines have limits of their own: beyond them the oldest lines
 * are dropped, and the next line of that server is preceded by a message with the number of dropped lines. The same
 * applies if the queues of all clients together take too much memory.
 * Thread-safe.
 */
final class SendQueue {

    /** Large enough for several bursts of one server's log, so that a client that reads without delay loses nothing. */
    static final int MAX_LINES = 10_000;

    static final int MAX_LINE_BYTES = 2 * 1024 * 1024;
    static final int MAX_MESSAGES = 1000;
    static final int MAX_MESSAGE_BYTES = 256 * 1024;
    static final int BATCH_MESSAGES = 128;
    static final int BATCH_BYTES = 64 * 1024;

    /** The memory that an entry takes in addition to its text. */
    static final int ENTRY_BYTES = 48;

    private final QueueMemory memory;
    private final Deque<QueuedMessage> lines = new ArrayDeque<>();
    private final Deque<QueuedMessage> messages = new ArrayDeque<>();
    private final Map<Integer, Long> dropped = new HashMap<>();
    private long nextSequence;
    private int lineBytes;
    private int messageBytes;
    private long reserved;
    private boolean closed;

    private record QueuedMessage(long sequence, int serverId, byte[] text) {}

    SendQueue(QueueMemory queueMemory) {
        this.memory = queueMemory;
    }

    /** Adds lines of a server's log and returns the number of older lines dropped to make room. */
    synchronized int addLines(int serverId, List<byte[]> texts) {
        int droppedNow = 0;
        if (closed) {
            return droppedNow;
        }
        for (byte[] text : texts) {
            lines.addLast(new QueuedMessage(nextSequence++, serverId, text));
            lineBytes += text.length;
            while (lines.size() > MAX_LINES || lines.size() > 1 && (lineBytes > MAX_LINE_BYTES || !adjustMemory())) {
                QueuedMessage oldest = lines.removeFirst();
                lineBytes -= oldest.text.length;
                dropped.merge(oldest.serverId, 1L, Long::sum);
                droppedNow++;
            }
        }
        return droppedNow;
    }

    /**
     * Adds a message that must not be dropped.
     *
     * @return {@code false} if the queue is full
     */
    synchronized boolean add(byte[] text) {
        if (closed) {
            return true;
        }
        if (messages.size() >= MAX_MESSAGES || messageBytes + text.length > MAX_MESSAGE_BYTES && !messages.isEmpty()) {
            return false;
        }
        messages.addLast(new QueuedMessage(nextSequence++, 0, text));
        messageBytes += text.length;
        return adjustMemory() || messages.size() == 1;
    }

    /** Reserves or releases memory for the current content; returns {@code false} if there is not enough. */
    private boolean adjustMemory() {
        long used = lineBytes + messageBytes + (long) ENTRY_BYTES * (lines.size() + messages.size());
        long needed = Math.max(0, used - QueueMemory.OWN_BYTES) - reserved;
        if (needed > 0 && !memory.tryReserve(needed)) {
            return false;
        }
        if (needed < 0) {
            memory.release(-needed);
        }
        reserved += needed;
        return true;
    }

    /** Removes and returns the next messages, up to the size of one batch; empty if none are queued. */
    synchronized List<byte[]> nextBatch() {
        List<byte[]> batch = new ArrayList<>();
        int bytes = 0;
        while (batch.size() < BATCH_MESSAGES && bytes < BATCH_BYTES && !(lines.isEmpty() && messages.isEmpty())) {
            QueuedMessage next;
            if (messages.isEmpty() || !lines.isEmpty() && lines.peekFirst().sequence < messages.peekFirst().sequence) {
                next = lines.removeFirst();
                lineBytes -= next.text.length;
                Long count = dropped.remove(next.serverId);
                if (count != null) {
                    batch.add(MessageFactory.dropped(next.serverId, count));
                }
            } else {
                next = messages.removeFirst();
                messageBytes -= next.text.length;
            }
            batch.add(next.text);
            bytes += next.text.length;
        }
        adjustMemory();
        return batch;
    }

    /** Returns the number of queued messages. */
    synchronized int size() {
        return lines.size() + messages.size();
    }

    /** Removes all messages; those added later are discarded. */
    synchronized void close() {
        closed = true;
        lines.clear();
        messages.clear();
        dropped.clear();
        lineBytes = 0;
        messageBytes = 0;
        adjustMemory();
    }
}
