package io.languard.core.log;

import io.languard.api.log.LogItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.osgi.service.component.annotations.Component;

/**
 * Where remote admin's items enter the log: what is handed in here is stored and told like what stands in a file. Holds up to
 * {@value #MAX_ITEMS} items of a server, which is what waits while the database is away; beyond that new ones are dropped and
 * counted. Safe for many threads, never blocks.
 */
@Component(service = LogItemQueue.class)
public class LogItemQueue {

    static final int MAX_ITEMS = 1_000;

    private final Map<Integer, ServerQueue> boxes = new ConcurrentHashMap<>();
    private volatile IntConsumer listener = serverId -> {};

    private static final class ServerQueue {
        final Queue<LogItem> items = new ArrayBlockingQueue<>(MAX_ITEMS);
        final AtomicLong dropped = new AtomicLong();
    }

    /** A server said something by another way than its files. */
    public void offer(int serverId, LogItem item) {
        ServerQueue serverQueue = boxes.computeIfAbsent(serverId, id -> new ServerQueue());
        if (!serverQueue.items.offer(item)) {
            serverQueue.dropped.incrementAndGet();
        }
        listener.accept(serverId);
    }

    /** Who is told that there is something. */
    void setListener(IntConsumer whoever) {
        listener = whoever;
    }

    List<LogItem> drain(int serverId) {
        ServerQueue serverQueue = boxes.get(serverId);
        List<LogItem> taken = new ArrayList<>();
        for (LogItem item = serverQueue == null ? null : serverQueue.items.poll();
                item != null;
                item = serverQueue.items.poll()) {
            taken.add(item);
        }
        return taken;
    }

    /** How many were dropped since this was asked last. */
    long drainDroppedCount(int serverId) {
        ServerQueue serverQueue = boxes.get(serverId);
        return serverQueue == null ? 0 : serverQueue.dropped.getAndSet(0);
    }

    void remove(int serverId) {
        boxes.remove(serverId);
    }
}
