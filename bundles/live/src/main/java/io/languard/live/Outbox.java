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
final class Outbox {

    /** Several rounds of what one server's log brings at once: who reads as fast as he can must lose nothing of a burst. */
    static final int MOST_LINES = 10_000;

    static final int MOST_LINE_BYTES = 2 * 1024 * 1024;
    static final int MOST_OTHERS = 1000;
    static final int MOST_OTHER_BYTES = 256 * 1024;
    static final int BATCH = 128;
    static final int BATCH_BYTES = 64 * 1024;

    private final Deque<Waiting> lines = new ArrayDeque<>();
    private final Deque<Waiting> others = new ArrayDeque<>();
    private final Map<Integer, Long> dropped = new HashMap<>();
    private long order;
    private int lineBytes;
    private int otherBytes;

    private record Waiting(long order, int serverId, byte[] text) {}

    /** Adds lines of a server's log, and says how many lines were dropped for them. */
    synchronized int addLines(int serverId, List<byte[]> texts) {
        int count = 0;
        for (byte[] text : texts) {
            lines.addLast(new Waiting(order++, serverId, text));
            lineBytes += text.length;
            while (lines.size() > MOST_LINES || lineBytes > MOST_LINE_BYTES && lines.size() > 1) {
                Waiting oldest = lines.removeFirst();
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
        if (others.size() >= MOST_OTHERS || otherBytes + text.length > MOST_OTHER_BYTES && !others.isEmpty()) {
            return false;
        }
        others.addLast(new Waiting(order++, 0, text));
        otherBytes += text.length;
        return true;
    }

    /** Takes the next messages, as many as are worth one write; empty if none wait. */
    synchronized List<byte[]> take() {
        List<byte[]> batch = new ArrayList<>();
        int bytes = 0;
        while (batch.size() < BATCH && bytes < BATCH_BYTES && !(lines.isEmpty() && others.isEmpty())) {
            Waiting next;
            if (others.isEmpty() || !lines.isEmpty() && lines.peekFirst().order < others.peekFirst().order) {
                next = lines.removeFirst();
                lineBytes -= next.text.length;
                Long count = dropped.remove(next.serverId);
                if (count != null) {
                    batch.add(Messages.dropped(next.serverId, count));
                }
            } else {
                next = others.removeFirst();
                otherBytes -= next.text.length;
            }
            batch.add(next.text);
            bytes += next.text.length;
        }
        return batch;
    }

    /** How many messages wait. */
    synchronized int size() {
        return lines.size() + others.size();
    }

    /** Forgets everything. */
    synchronized void clear() {
        lines.clear();
        others.clear();
        dropped.clear();
        lineBytes = 0;
        otherBytes = 0;
    }
}
