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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers events to listeners and stores the audit trail. Listeners are called in order on a single dedicated thread,
 * so publishers may hold locks. The trail is written asynchronously and in order. While the database is unavailable, up
 * to {@value #MAX_PENDING} rows are queued; beyond that, the oldest are dropped and their number is logged.
 */
@Component(service = {EventService.class, EventBus.class})
public class EventBus implements EventService {

    static final int MAX_PENDING = 10_000;
    private static final int BATCH_SIZE = 500;
    private static final int MAX_LENGTH = 255;
    private static final Logger LOG = LoggerFactory.getLogger(EventBus.class);

    private final EventStore store;
    private final CoreExecutors executors;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Deque<AuditRecord> pending = new ArrayDeque<>();
    private final ReentrantLock writeLock = new ReentrantLock();
    private final ThreadPoolExecutor dispatcher =
            new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_PENDING), work -> {
                Thread thread = new Thread(work, "languard-events");
                thread.setDaemon(true);
                return thread;
            });
    private boolean scheduled;
    private long dropped;

    @Activate
    public EventBus(@Reference EventStore store, @Reference CoreExecutors executors) {
        this.store = store;
        this.executors = executors;
        dispatcher.allowCoreThreadTimeOut(true);
    }

    /** Adds a listener that exists already. */
    public void addListener(PlatformEventListener listener) {
        listeners.add(new Listener(listener, () -> listener));
    }

    /**
     * Adds a listener that is created when the first event is delivered to it. Most listeners need components that publish
     * events, so the bus can't wait for them before it publishes.
     */
    @Reference(
            service = PlatformEventListener.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void bindListener(ComponentServiceObjects<PlatformEventListener> listener) {
        listeners.add(new Listener(listener.getServiceReference(), listener::getService));
    }

    void unbindListener(ComponentServiceObjects<PlatformEventListener> listener) {
        listeners.removeIf(each -> each.identity.equals(listener.getServiceReference()));
    }

    @Override
    public void publish(PlatformEvent event) {
        if (event instanceof PlatformEvent.Audited audited) {
            enqueue(audited);
        }
        try {
            dispatcher.execute(() -> dispatch(event));
        } catch (RejectedExecutionException e) {
            if (!dispatcher.isShutdown()) {
                LOG.warn(
                        "Dropped an event because listeners are too slow: {}",
                        event.getClass().getSimpleName());
            }
        }
    }

    private void dispatch(PlatformEvent event) {
        for (Listener listener : listeners) {
            try {
                listener.deliver(event);
            } catch (RuntimeException e) {
                LOG.error("An event listener failed", e);
            }
        }
    }

    /** Returns the stored audit trail as {@link AuditTrailServiceImpl} does, for everybody. */
    public List<AuditRecord> trail(@Nullable Integer serverId, @Nullable String type, int limit, int offset) {
        flush();
        return store.query(serverId, type, limit, offset);
    }

    /** Returns the number of events that {@link #trail} would return without a limit. */
    long count(@Nullable Integer serverId, @Nullable String type) {
        return store.count(serverId, type);
    }

    @Deactivate
    void stop() {
        dispatcher.shutdown();
        try {
            flush();
        } catch (LanguardException e) {
            LOG.warn("Could not store the last events: {}", e.getMessage());
        }
    }

    private void enqueue(PlatformEvent.Audited event) {
        AuditRecord row = new AuditRecord(
                0,
                event.serverId(),
                truncate(event.event().type()),
                truncate(event.actor()),
                JsonCodec.write(event.event().detail()),
                event.time());
        synchronized (pending) {
            if (pending.size() >= MAX_PENDING) {
                pending.removeFirst();
                dropped++;
            }
            pending.addLast(row);
            if (!scheduled) {
                scheduled = true;
                executors.execute(this::writePending);
            }
        }
    }

    private void writePending() {
        synchronized (pending) {
            scheduled = false;
        }
        try {
            flush();
        } catch (LanguardException e) {
            if (e.code() != ErrorCode.DATABASE_UNAVAILABLE) {
                LOG.error("Could not store events", e);
            }
            synchronized (pending) {
                if (!scheduled && !pending.isEmpty()) {
                    scheduled = true;
                    executors.schedule(2, TimeUnit.SECONDS, this::writePending);
                }
            }
        }
    }

    private void flush() {
        writeLock.lock();
        try {
            for (List<AuditRecord> batch = nextBatch(); !batch.isEmpty(); batch = nextBatch()) {
                store(batch);
            }
        } finally {
            writeLock.unlock();
        }
    }

    private List<AuditRecord> nextBatch() {
        synchronized (pending) {
            if (dropped > 0) {
                LOG.warn("Dropped {} events while the database was unavailable", dropped);
                dropped = 0;
            }
            List<AuditRecord> batch = new ArrayList<>(Math.min(BATCH_SIZE, pending.size()));
            while (batch.size() < BATCH_SIZE && !pending.isEmpty()) {
                batch.add(pending.removeFirst());
            }
            return batch;
        }
    }

    private void store(List<AuditRecord> batch) {
        try {
            store.append(batch);
        } catch (RuntimeException e) {
            if (isDatabaseUnavailable(e)) {
                requeue(batch);
                throw e;
            }
            appendIndividually(batch);
        }
    }

    /**
     * Appends rows individually and drops only those that the database rejects, which would otherwise block the queue.
     */
    private void appendIndividually(List<AuditRecord> batch) {
        for (int i = 0; i < batch.size(); i++) {
            AuditRecord row = batch.get(i);
            try {
                store.append(List.of(row));
            } catch (RuntimeException e) {
                if (isDatabaseUnavailable(e)) {
                    requeue(batch.subList(i, batch.size()));
                    throw e;
                }
                LOG.error("Dropped an event of type '{}' that the database rejects", row.type(), e);
            }
        }
    }

    private void requeue(List<AuditRecord> rows) {
        synchronized (pending) {
            for (int i = rows.size() - 1; i >= 0; i--) {
                if (pending.size() >= MAX_PENDING) {
                    dropped += i + 1;
                    return;
                }
                pending.addFirst(rows.get(i));
            }
        }
    }

    private static boolean isDatabaseUnavailable(RuntimeException reason) {
        return reason instanceof LanguardException e && e.code() == ErrorCode.DATABASE_UNAVAILABLE;
    }

    /** Truncates a text to the length of its column. Types and actors may come from games and adapters. */
    private static String truncate(String text) {
        return text.codePointCount(0, text.length()) <= MAX_LENGTH
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_LENGTH));
    }

    /** A listener and how it is created. Only the dispatcher's thread delivers events. */
    private static final class Listener {

        private final Object identity;
        private final Supplier<@Nullable PlatformEventListener> source;
        private @Nullable PlatformEventListener instance;

        Listener(Object identity, Supplier<@Nullable PlatformEventListener> source) {
            this.identity = identity;
            this.source = source;
        }

        void deliver(PlatformEvent event) {
            PlatformEventListener current = instance;
            if (current == null) {
                current = source.get();
                instance = current;
            }
            if (current != null) { // null while it can't be activated
                current.onEvent(event);
            }
        }
    }
}
