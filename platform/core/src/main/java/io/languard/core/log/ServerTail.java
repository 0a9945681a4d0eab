package io.languard.core.log;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.log.LogItem;
import io.languard.core.process.CapturedOutput;
import io.languard.core.server.ManagedServer;
import io.languard.ports.event.Events;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.log.LogLine;
import io.languard.ports.log.LogStore;
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
final class ServerTail {

    static final long WHEN_CHANGED = SourceTail.WHEN_CHANGED;
    private static final Logger LOG = LoggerFactory.getLogger(ServerTail.class);
    private static final long BEFORE_RETRY_MILLIS = 1_000;
    private static final int REFUSALS = 3;

    /** Files may be a moment older than the time that was noted for the start. */
    private static final long SLACK_SECONDS = 2;

    private final ManagedServer server;
    private final LogStore store;
    private final Events events;
    private final LogInbox inbox;
    private final LogCounts.Of counts;
    private final LogNews news;
    private final Parsers parsers;
    private final OutputTrim trim;
    private final Sources sources;
    private Portion portion = new Portion();
    private Instant noticed = Instant.now();
    private boolean troubled;
    private boolean active;
    private volatile boolean done;
    private volatile boolean newRun = true;

    ServerTail(
            ManagedServer server,
            Path directory,
            LogStore store,
            Events events,
            LogInbox inbox,
            LogCounts.Of counts,
            LogNews news,
            Parsers parsers,
            Limits limits) {
        this.server = server;
        this.store = store;
        this.events = events;
        this.inbox = inbox;
        this.counts = counts;
        this.news = news;
        this.parsers = parsers;
        this.sources = new Sources(server.id(), directory, store, parsers, limits);
        this.trim = new OutputTrim(server, store, directory.resolve(CapturedOutput.PATH), limits);
    }

    int serverId() {
        return server.id();
    }

    String gameType() {
        return server.record().gameType();
    }

    /** The folders whose changes matter. Any thread. */
    Collection<Path> folders() {
        return sources.folders();
    }

    /** Files of these folders may have come or gone. Any thread. */
    void relist() {
        sources.relist();
    }

    /** The game has been started: other files may be read now. Any thread. */
    void newRun() {
        newRun = true;
    }

    /** Another adapter may be there. Any thread. */
    void gamesChanged() {
        parsers.gamesChanged();
    }

    /** One round; returns after how many milliseconds the next one is due, 0 for at once. */
    long round() {
        long next = tryRound();
        done = next == WHEN_CHANGED && everythingIsStored();
        return next;
    }

    private long tryRound() {
        try {
            if (portion.isEmpty()) {
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
        return !active && portion.isEmpty() && sources.areDrained();
    }

    void close() {
        sources.close();
    }

    private long collect() {
        takeInbox();
        active = server.record().status().isActive();
        if (!active) {
            relist(); // what a short run has left may not have been seen yet
        }
        boolean another = parsers.look();
        if (another) {
            sources.rewind();
        }
        if (!parsers.present()) {
            return WHEN_CHANGED;
        }
        if (another || newRun || !sources.areKnown()) {
            findSources();
        }
        Instant started = server.record().startedAt();
        Instant since = (started == null ? noticed : started).minusSeconds(SLACK_SECONDS);
        long next = WHEN_CHANGED;
        long unread = 0;
        for (SourceTail source : sources.all()) {
            try {
                next = Math.min(next, source.read(portion, active, since));
                unread += source.unread();
            } catch (IOException e) {
                complain(e);
            }
        }
        counts.backlogBytes = unread;
        return next;
    }

    private void takeInbox() {
        for (LogItem item : inbox.take(server.id())) {
            if (item instanceof LogItem.Entry entry) {
                Instant time = entry.time() == null ? Instant.now().truncatedTo(ChronoUnit.MILLIS) : entry.time();
                portion.lines.add(new LogLine(0, time, entry.level(), entry.message()));
            } else {
                portion.news.add(item);
            }
        }
        portion.dropped += inbox.dropped(server.id());
    }

    private void findSources() {
        boolean started = newRun;
        newRun = false; // before the look: a start during it wants another one
        if (started) {
            noticed = Instant.now();
        }
        try {
            sources.find();
        } catch (RuntimeException e) {
            newRun |= started;
            throw e;
        }
    }

    private boolean save() {
        if (portion.isEmpty()) {
            deleteFinished();
            portion = new Portion();
            return true;
        }
        try {
            store.append(server.id(), portion.lines, List.copyOf(portion.positions.values()));
        } catch (RuntimeException e) {
            if (isAway(e) || portion.refused++ < REFUSALS || !storeOneByOne(e)) {
                return false;
            }
        }
        Portion done = portion;
        done.positions.forEach(SourceTail::stored);
        tell(done);
        deleteFinished();
        portion = new Portion();
        troubled = false;
        shorten();
        return true;
    }

    /** A line that the database will never take would hold up all that follow: it is dropped. False if it went away. */
    private boolean storeOneByOne(RuntimeException reason) {
        LOG.error("Log lines of server {} could not be stored; those at fault are dropped", server.id(), reason);
        for (LogLine line : List.copyOf(portion.lines)) {
            try {
                store.append(server.id(), List.of(line), List.of());
                portion.storedAlready(line);
            } catch (RuntimeException e) {
                if (isAway(e)) {
                    return false;
                }
                portion.refuse(line);
            }
        }
        try {
            store.append(server.id(), List.of(), List.copyOf(portion.positions.values()));
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static boolean isAway(RuntimeException trouble) {
        return trouble instanceof LanguardException coded && coded.code() == ErrorCode.DATABASE_UNAVAILABLE;
    }

    private void tell(Portion done) {
        List<LogLine> written = done.written();
        counts.lines.addAndGet(written.size());
        counts.dropped.addAndGet(done.dropped);
        counts.omitted.addAndGet(done.omitted);
        if (!written.isEmpty()) {
            events.publish(new PlatformEvent.LogWritten(server.id(), written, Instant.now()));
        }
        news.pass(done.news);
    }

    private void deleteFinished() {
        for (Path file : portion.finished) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                complain(e);
            }
        }
    }

    private void shorten() {
        SourceTail output = sources.output();
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
