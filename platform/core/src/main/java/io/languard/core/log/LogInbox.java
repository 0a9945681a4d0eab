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
 * {@value #BOUND} items of a server, which is what waits while the database is away; beyond that new ones are dropped and
 * counted. Safe for many threads, never blocks.
 */
@Component(service = LogInbox.class)
public class LogInbox {

    static final int BOUND = 1_000;

    private final Map<Integer, Box> boxes = new ConcurrentHashMap<>();
    private volatile IntConsumer listener = serverId -> {};

    private static final class Box {
        final Queue<LogItem> items = new ArrayBlockingQueue<>(BOUND);
        final AtomicLong dropped = new AtomicLong();
    }

    /** A server said something by another way than its files. */
    public void received(int serverId, LogItem item) {
        Box box = boxes.computeIfAbsent(serverId, id -> new Box());
        if (!box.items.offer(item)) {
            box.dropped.incrementAndGet();
        }
        listener.accept(serverId);
    }

    /** Who is told that there is something. */
    void listen(IntConsumer whoever) {
        listener = whoever;
    }

    List<LogItem> take(int serverId) {
        Box box = boxes.get(serverId);
        List<LogItem> taken = new ArrayList<>();
        for (LogItem item = box == null ? null : box.items.poll(); item != null; item = box.items.poll()) {
            taken.add(item);
        }
        return taken;
    }

    /** How many were dropped since this was asked last. */
    long dropped(int serverId) {
        Box box = boxes.get(serverId);
        return box == null ? 0 : box.dropped.getAndSet(0);
    }

    void forget(int serverId) {
        boxes.remove(serverId);
    }
}
