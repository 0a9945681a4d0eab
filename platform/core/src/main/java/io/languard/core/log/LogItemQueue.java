package io.languard.core.log;

import io.languard.api.log.LogItem;
import io.languard.core.ResponseSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * A queue for log items that come from remote admin rather than from a file; they are stored and published in the same
 * way. Holds up to {@value #MAX_ITEMS} items and {@value #MAX_CHARACTERS} characters per server while the database is
 * unavailable; further items are dropped and counted. Thread-safe; never blocks.
 */
@Component(service = LogItemQueue.class)
public class LogItemQueue {

    static final int MAX_ITEMS = 1_000;
    static final int MAX_CHARACTERS = 512 * 1024;

    private final Map<Integer, ServerQueue> queues = new ConcurrentHashMap<>();
    private volatile IntConsumer listener = serverId -> {};

    private static final class ServerQueue {
        final Queue<LogItem> items = new ArrayBlockingQueue<>(MAX_ITEMS);
        final AtomicLong characters = new AtomicLong();
        final AtomicLong dropped = new AtomicLong();

        void offer(LogItem item) {
            long length = length(item);
            if (characters.addAndGet(length) > MAX_CHARACTERS || !items.offer(item)) {
                characters.addAndGet(-length);
                dropped.incrementAndGet();
            }
        }

        @Nullable
        LogItem poll() {
            LogItem item = items.poll();
            if (item != null) {
                characters.addAndGet(-length(item));
            }
            return item;
        }

        private static long length(LogItem item) {
            ResponseSize size = new ResponseSize();
            size.add(item);
            return size.characters();
        }
    }

    /** Queues an item that a server reported by other means than its files, after {@link LogItemLimiter}. */
    public void offer(int serverId, LogItem item) {
        ServerQueue serverQueue = queues.computeIfAbsent(serverId, id -> new ServerQueue());
        serverQueue.offer(item);
        listener.accept(serverId);
    }

    /** Sets the listener that is called with a server's id when an item was queued for it. */
    void setListener(IntConsumer newListener) {
        listener = newListener;
    }

    List<LogItem> drain(int serverId) {
        ServerQueue serverQueue = queues.get(serverId);
        if (serverQueue == null) {
            return List.of();
        }
        List<LogItem> taken = new ArrayList<>();
        for (LogItem item = serverQueue.poll(); item != null; item = serverQueue.poll()) {
            taken.add(item);
        }
        return taken;
    }

    /** Returns how many items were dropped since the last call. */
    long drainDroppedCount(int serverId) {
        ServerQueue serverQueue = queues.get(serverId);
        return serverQueue == null ? 0 : serverQueue.dropped.getAndSet(0);
    }

    void remove(int serverId) {
        queues.remove(serverId);
    }
}
