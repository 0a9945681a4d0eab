package io.languard.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What waits for one client, in order. Log lines have a bound of their own: beyond it the oldest are dropped, and the next
 * line of that server is preceded by word of how many. Safe for many threads.
 */
final class SendQueue {

    /** Several rounds of what one server's log brings at once: who reads as fast as he can must lose nothing of a burst. */
    static final int MAX_LINES = 10_000;

    static final int MAX_LINE_BYTES = 2 * 1024 * 1024;
    static final int MAX_MESSAGES = 1000;
    static final int MAX_MESSAGE_BYTES = 256 * 1024;
    static final int BATCH_MESSAGES = 128;
    static final int BATCH_BYTES = 64 * 1024;

    private final Deque<QueuedMessage> lines = new ArrayDeque<>();
    private final Deque<QueuedMessage> messages = new ArrayDeque<>();
    private final Map<Integer, Long> dropped = new HashMap<>();
    private long order;
    private int lineBytes;
    private int messageBytes;

    private record QueuedMessage(long order, int serverId, byte[] text) {}

    /** Adds lines of a server's log, and says how many lines were dropped for them. */
    synchronized int addLines(int serverId, List<byte[]> texts) {
        int count = 0;
        for (byte[] text : texts) {
            lines.addLast(new QueuedMessage(order++, serverId, text));
            lineBytes += text.length;
            while (lines.size() > MAX_LINES || lineBytes > MAX_LINE_BYTES && lines.size() > 1) {
                QueuedMessage oldest = lines.removeFirst();
                lineBytes -= oldest.text.length;
                dropped.merge(oldest.serverId, 1L, Long::sum);
                count++;
            }
        }
        return count;
    }

    /**
     * Adds a message that must not be dropped.
     *
     * @return {@code false} if too many wait already
     */
    synchronized boolean add(byte[] text) {
        if (messages.size() >= MAX_MESSAGES || messageBytes + text.length > MAX_MESSAGE_BYTES && !messages.isEmpty()) {
            return false;
        }
        messages.addLast(new QueuedMessage(order++, 0, text));
        messageBytes += text.length;
        return true;
    }

    /** Takes the next messages, as many as are worth one write; empty if none wait. */
    synchronized List<byte[]> nextBatch() {
        List<byte[]> batch = new ArrayList<>();
        int bytes = 0;
        while (batch.size() < BATCH_MESSAGES && bytes < BATCH_BYTES && !(lines.isEmpty() && messages.isEmpty())) {
            QueuedMessage next;
            if (messages.isEmpty() || !lines.isEmpty() && lines.peekFirst().order < messages.peekFirst().order) {
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
        return batch;
    }

    /** How many messages wait. */
    synchronized int size() {
        return lines.size() + messages.size();
    }

    /** Forgets everything. */
    synchronized void clear() {
        lines.clear();
        messages.clear();
        dropped.clear();
        lineBytes = 0;
        messageBytes = 0;
    }
}
