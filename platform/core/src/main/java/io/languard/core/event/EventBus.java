package io.languard.core.event;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.CoreExecutors;
import io.languard.core.JsonCodec;
import io.languard.service.event.AuditRecord;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.PlatformEventListener;
import io.languard.spi.event.EventStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners what happens, in order, on one thread of its own so that whoever publishes may hold a lock; and keeps the
 * audit trail. The trail is written behind the publisher's back, in order; while the database is away up to {@value #MAX_PENDING}
 * rows wait, then the oldest are dropped and their number is logged.
 */
@Component(service = EventService.class)
public class EventBus implements EventService {

    static final int MAX_PENDING = 10_000;
    private static final int BATCH = 500;
    private static final int LONGEST = 255;
    private static final Logger LOG = LoggerFactory.getLogger(EventBus.class);

    private final EventStore store;
    private final CoreExecutors threads;
    private final List<PlatformEventListener> listeners = new CopyOnWriteArrayList<>();
    private final Deque<AuditRecord> waiting = new ArrayDeque<>();
    private final ReentrantLock writing = new ReentrantLock();
    private final ThreadPoolExecutor teller =
            new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_PENDING), work -> {
                Thread thread = new Thread(work, "languard-events");
                thread.setDaemon(true);
                return thread;
            });
    private boolean scheduled;
    private long dropped;

    @Activate
    public EventBus(@Reference EventStore store, @Reference CoreExecutors threads) {
        this.store = store;
        this.threads = threads;
        teller.allowCoreThreadTimeOut(true);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addListener(PlatformEventListener listener) {
        listeners.add(listener);
    }

    void removeListener(PlatformEventListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void publish(PlatformEvent event) {
        if (event instanceof PlatformEvent.Audited audited) {
            enqueue(audited);
        }
        try {
            teller.execute(() -> tell(event));
        } catch (RejectedExecutionException e) {
            if (!teller.isShutdown()) {
                LOG.warn(
                        "Listeners are too slow; an event was dropped: {}",
                        event.getClass().getSimpleName());
            }
        }
    }

    private void tell(PlatformEvent event) {
        for (PlatformEventListener listener : listeners) {
            try {
                listener.onEvent(event);
            } catch (RuntimeException e) {
                LOG.error("An event listener failed", e);
            }
        }
    }

    @Override
    public List<AuditRecord> trail(Integer serverId, String type, int limit, int offset) {
        flush();
        return store.query(serverId, type, limit, offset);
    }

    @Deactivate
    void stop() {
        teller.shutdown();
        try {
            flush();
        } catch (LanguardException e) {
            LOG.warn("The last events could not be stored: {}", e.getMessage());
        }
    }

    private void enqueue(PlatformEvent.Audited event) {
        AuditRecord row = new AuditRecord(
                0,
                event.serverId(),
                cut(event.type()),
                cut(event.actor()),
                JsonCodec.write(event.detail()),
                event.time());
        synchronized (waiting) {
            if (waiting.size() >= MAX_PENDING) {
                waiting.removeFirst();
                dropped++;
            }
            waiting.addLast(row);
            if (!scheduled) {
                scheduled = true;
                threads.execute(this::writeBehind);
            }
        }
    }

    private void writeBehind() {
        synchronized (waiting) {
            scheduled = false;
        }
        try {
            flush();
        } catch (LanguardException e) {
            if (e.code() != ErrorCode.DATABASE_UNAVAILABLE) {
                LOG.error("Events could not be stored", e);
            }
            synchronized (waiting) {
                if (!scheduled && !waiting.isEmpty()) {
                    scheduled = true;
                    threads.schedule(2, TimeUnit.SECONDS, this::writeBehind);
                }
            }
        }
    }

    private void flush() {
        writing.lock();
        try {
            for (List<AuditRecord> batch = next(); !batch.isEmpty(); batch = next()) {
                store(batch);
            }
        } finally {
            writing.unlock();
        }
    }

    private List<AuditRecord> next() {
        synchronized (waiting) {
            if (dropped > 0) {
                LOG.warn("{} events were dropped while the database was away", dropped);
                dropped = 0;
            }
            List<AuditRecord> batch = new ArrayList<>(Math.min(BATCH, waiting.size()));
            while (batch.size() < BATCH && !waiting.isEmpty()) {
                batch.add(waiting.removeFirst());
            }
            return batch;
        }
    }

    private void store(List<AuditRecord> batch) {
        try {
            store.append(batch);
        } catch (RuntimeException e) {
            if (isAway(e)) {
                putBack(batch);
                throw e;
            }
            oneByOne(batch);
        }
    }

    /** A row that the database refuses for what it is would block the queue for ever; it alone is given up. */
    private void oneByOne(List<AuditRecord> batch) {
        for (int i = 0; i < batch.size(); i++) {
            AuditRecord row = batch.get(i);
            try {
                store.append(List.of(row));
            } catch (RuntimeException e) {
                if (isAway(e)) {
                    putBack(batch.subList(i, batch.size()));
                    throw e;
                }
                LOG.error("The database refuses an event of type '{}'; it was dropped", row.type(), e);
            }
        }
    }

    private void putBack(List<AuditRecord> rows) {
        synchronized (waiting) {
            for (int i = rows.size() - 1; i >= 0; i--) {
                waiting.addFirst(rows.get(i));
            }
        }
    }

    private static boolean isAway(RuntimeException reason) {
        return reason instanceof LanguardException e && e.code() == ErrorCode.DATABASE_UNAVAILABLE;
    }

    /** Types and actors may come from games and adapters; what is longer than its column is cut. */
    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST));
    }
}
