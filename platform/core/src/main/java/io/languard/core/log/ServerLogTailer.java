package io.languard.core.log;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.log.LogItem;
import io.languard.core.process.OutputCapture;
import io.languard.core.server.ServerInstance;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.log.LogLine;
import io.languard.spi.log.LogStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All sources of one server, read in rounds. A round reads a bounded piece of each, stores it with the positions, and tells
 * it; as long as it can't be stored, nothing more is read. Rounds of one server never overlap.
 */
final class ServerLogTailer {

    static final long WHEN_CHANGED = SourceTailer.WHEN_CHANGED;
    private static final Logger LOG = LoggerFactory.getLogger(ServerLogTailer.class);
    private static final long BEFORE_RETRY_MILLIS = 1_000;
    private static final int REFUSALS = 3;

    /** Files may be a moment older than the time that was noted for the start. */
    private static final long SLACK_SECONDS = 2;

    private final ServerInstance server;
    private final LogStore store;
    private final EventService eventService;
    private final LogItemQueue inbox;
    private final LogCounters.ServerCounters counts;
    private final LogEventPublisher news;
    private final ParserSelector parserSelector;
    private final LogTruncator trim;
    private final SourceRegistry sourceRegistry;
    private LogBatch logBatch = new LogBatch();
    private Instant noticed = Instant.now();
    private boolean troubled;
    private boolean active;
    private volatile boolean done;
    private volatile boolean newRun = true;

    ServerLogTailer(
            ServerInstance server,
            Path directory,
            LogStore store,
            EventService eventService,
            LogItemQueue inbox,
            LogCounters.ServerCounters counts,
            LogEventPublisher news,
            ParserSelector parserSelector,
            TailLimits tailLimits) {
        this.server = server;
        this.store = store;
        this.eventService = eventService;
        this.inbox = inbox;
        this.counts = counts;
        this.news = news;
        this.parserSelector = parserSelector;
        this.sourceRegistry = new SourceRegistry(server.id(), directory, store, parserSelector, tailLimits);
        this.trim = new LogTruncator(server, store, directory.resolve(OutputCapture.PATH), tailLimits);
    }

    int serverId() {
        return server.id();
    }

    String gameType() {
        return server.record().gameType();
    }

    /** The folders whose changes matter. Any thread. */
    Collection<Path> folders() {
        return sourceRegistry.folders();
    }

    /** Files of these folders may have come or gone. Any thread. */
    void requestRefresh() {
        sourceRegistry.requestRefresh();
    }

    /** The game has been started: other files may be read now. Any thread. */
    void processStarted() {
        newRun = true;
    }

    /** Another adapter may be there. Any thread. */
    void adapterChanged() {
        parserSelector.adapterChanged();
    }

    /** One round; returns after how many milliseconds the next one is due, 0 for at once. */
    long poll() {
        long next = tryRound();
        done = next == WHEN_CHANGED && everythingIsStored();
        return next;
    }

    private long tryRound() {
        try {
            if (logBatch.isEmpty()) {
                long next = collect();
                return save() ? next : BEFORE_RETRY_MILLIS;
            }
            return save() ? 0 : BEFORE_RETRY_MILLIS;
        } catch (LanguardException e) {
            if (e.code() == ErrorCode.INTERNAL_ERROR) {
                complain(e);
            }
            return BEFORE_RETRY_MILLIS; // the database or the adapter is away: lines wait in their files
        }
    }

    /** Whether the game has ended and everything that it wrote has been stored. Any thread. */
    boolean isDone() {
        return done && !server.record().status().isActive() && !newRun;
    }

    private boolean everythingIsStored() {
        return !active && logBatch.isEmpty() && sourceRegistry.isDrained();
    }

    void close() {
        sourceRegistry.close();
    }

    private long collect() {
        takeInbox();
        active = server.record().status().isActive();
        if (!active) {
            requestRefresh(); // what a short run has left may not have been seen yet
        }
        boolean another = parserSelector.refresh();
        if (another) {
            sourceRegistry.rewind();
        }
        if (!parserSelector.isAvailable()) {
            return WHEN_CHANGED;
        }
        if (another || newRun || !sourceRegistry.isDiscovered()) {
            findSources();
        }
        Instant started = server.record().runState().startedAt();
        Instant since = (started == null ? noticed : started).minusSeconds(SLACK_SECONDS);
        long next = WHEN_CHANGED;
        long unread = 0;
        for (SourceTailer source : sourceRegistry.all()) {
            try {
                next = Math.min(next, source.read(logBatch, active, since));
                unread += source.unreadBytes();
            } catch (IOException e) {
                complain(e);
            }
        }
        counts.backlogBytes = unread;
        return next;
    }

    private void takeInbox() {
        for (LogItem item : inbox.drain(server.id())) {
            if (item instanceof LogItem.LogEntry logEntry) {
                Instant time = logEntry.time() == null ? Instant.now().truncatedTo(ChronoUnit.MILLIS) : logEntry.time();
                logBatch.lines.add(new LogLine(0, time, logEntry.level(), logEntry.message()));
            } else {
                logBatch.items.add(item);
            }
        }
        logBatch.dropped += inbox.drainDroppedCount(server.id());
    }

    private void findSources() {
        boolean started = newRun;
        newRun = false; // before the look: a start during it wants another one
        if (started) {
            noticed = Instant.now();
        }
        try {
            sourceRegistry.discover();
        } catch (RuntimeException e) {
            newRun |= started;
            throw e;
        }
    }

    private boolean save() {
        if (logBatch.isEmpty()) {
            deleteFinished();
            logBatch = new LogBatch();
            return true;
        }
        try {
            store.append(server.id(), logBatch.lines, List.copyOf(logBatch.positions.values()));
        } catch (RuntimeException e) {
            if (isAway(e) || logBatch.rejections++ < REFUSALS || !storeOneByOne(e)) {
                return false;
            }
        }
        LogBatch done = logBatch;
        done.positions.forEach(SourceTailer::stored);
        publish(done);
        deleteFinished();
        logBatch = new LogBatch();
        troubled = false;
        shorten();
        return true;
    }

    /** A line that the database will never take would hold up all that follow: it is dropped. False if it went away. */
    private boolean storeOneByOne(RuntimeException reason) {
        LOG.error("Log lines of server {} could not be stored; those at fault are dropped", server.id(), reason);
        for (LogLine line : List.copyOf(logBatch.lines)) {
            try {
                store.append(server.id(), List.of(line), List.of());
                logBatch.markStored(line);
            } catch (RuntimeException e) {
                if (isAway(e)) {
                    return false;
                }
                logBatch.reject(line);
            }
        }
        try {
            store.append(server.id(), List.of(), List.copyOf(logBatch.positions.values()));
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static boolean isAway(RuntimeException trouble) {
        return trouble instanceof LanguardException coded && coded.code() == ErrorCode.DATABASE_UNAVAILABLE;
    }

    private void publish(LogBatch done) {
        List<LogLine> written = done.storedLines();
        counts.lines.addAndGet(written.size());
        counts.dropped.addAndGet(done.dropped);
        counts.suppressed.addAndGet(done.suppressed);
        if (!written.isEmpty()) {
            eventService.publish(new PlatformEvent.LogWritten(server.id(), written, Instant.now()));
        }
        news.publish(done.items);
    }

    private void deleteFinished() {
        for (Path file : logBatch.finished) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                complain(e);
            }
        }
    }

    private void shorten() {
        SourceTailer output = sourceRegistry.output();
        if (output == null || !server.isRunning()) {
            return;
        }
        try {
            trim.trim(output);
        } catch (IOException e) {
            output.close(); // begins again where the stored position says
            complain(e);
        }
    }

    private void complain(Exception trouble) {
        if (!troubled) {
            troubled = true;
            LOG.warn("The log of server {} can't be read now: {}", server.id(), trouble.toString());
        }
    }
}
