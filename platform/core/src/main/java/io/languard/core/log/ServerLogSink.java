package io.languard.core.log;

import static java.util.Objects.requireNonNull;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.log.LogItem;
import io.languard.api.log.LogLevel;
import io.languard.logtail.FilePosition;
import io.languard.logtail.LogSink;
import io.languard.logtail.RawLine;
import io.languard.logtail.UnavailableException;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.log.LogLine;
import io.languard.spi.log.LogPosition;
import io.languard.spi.log.LogStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores the log of one server and publishes it. Not thread-safe. */
final class ServerLogSink implements LogSink<LogItem> {

    private static final Logger LOG = LoggerFactory.getLogger(ServerLogSink.class);
    private static final int MAX_REJECTIONS = 3;

    private final int serverId;
    private final LogStore store;
    private final EventService eventService;
    private final LogCounters.ServerCounters counters;
    private final LogEventPublisher events;
    private final RecentLines recent = new RecentLines();

    /** The items being stored, which the fields below refer to. */
    private @Nullable List<LogItem> current;

    private List<LogLine> pending = List.of();
    private List<LogLine> written = new ArrayList<>();
    private int rejections;

    ServerLogSink(
            int serverId,
            LogStore store,
            EventService eventService,
            LogCounters.ServerCounters counters,
            LogEventPublisher events) {
        this.serverId = serverId;
        this.store = store;
        this.eventService = eventService;
        this.counters = counters;
        this.events = events;
    }

    /** Returns the last lines of the run. */
    RecentLines recent() {
        return recent;
    }

    @Override
    public List<FilePosition> positions() {
        try {
            return store.positions(serverId).stream()
                    .map(at -> new FilePosition(at.source(), at.file(), at.fileKey(), at.offset(), at.checkpoint()))
                    .toList();
        } catch (LanguardException e) {
            throw translated(e);
        }
    }

    @Override
    public void store(List<LogItem> items, List<FilePosition> positions) {
        if (items != current) {
            current = items;
            pending = items.stream()
                    .filter(LogItem.LogEntry.class::isInstance)
                    .map(LogItem.LogEntry.class::cast)
                    // The formats and the queue have added the times that were missing.
                    .map(entry -> new LogLine(0, requireNonNull(entry.time()), entry.level(), entry.message()))
                    .toList();
            written = new ArrayList<>();
            rejections = 0;
        }
        try {
            written.addAll(append(pending, positions));
        } catch (RuntimeException e) {
            if (e instanceof UnavailableException || rejections++ < MAX_REJECTIONS) {
                throw new UnavailableException(e);
            }
            LOG.error("Failed to store log lines of server {}; those that are rejected are dropped", serverId, e);
            storeOneByOne();
            append(List.of(), positions);
        }
    }

    /**
     * Stores lines one by one, so that a line that the database rejects is dropped instead of blocking all that follow.
     */
    private void storeOneByOne() {
        List<LogLine> left = new ArrayList<>(pending);
        while (!left.isEmpty()) {
            LogLine line = left.get(0);
            try {
                written.addAll(append(List.of(line), List.of()));
            } catch (UnavailableException e) {
                throw e;
            } catch (RuntimeException e) {
                counters.dropped.incrementAndGet();
            }
            left.remove(0);
            pending = List.copyOf(left); // not stored again if the database becomes unavailable in the meantime
        }
    }

    /** Returns the lines with their ids. */
    private List<LogLine> append(List<LogLine> lines, List<FilePosition> positions) {
        try {
            return store.append(
                    serverId,
                    lines,
                    positions.stream()
                            .map(at ->
                                    new LogPosition(at.source(), at.file(), at.fileKey(), at.offset(), at.checkpoint()))
                            .toList());
        } catch (LanguardException e) {
            throw translated(e);
        }
    }

    private static RuntimeException translated(LanguardException e) {
        return e.code() == ErrorCode.DATABASE_UNAVAILABLE ? new UnavailableException(e) : e;
    }

    @Override
    public void stored(List<LogItem> items) {
        counters.lines.addAndGet(written.size());
        if (!written.isEmpty()) {
            recent.add(written);
            eventService.publish(new PlatformEvent.LogWritten(serverId, written, Instant.now()));
        }
        events.publish(items);
    }

    @Override
    public LogItem unparsed(RawLine line) {
        return PlainLogFormat.toEntry(line);
    }

    @Override
    public LogItem skipped(String source, long lines) {
        counters.dropped.addAndGet(lines);
        return new LogItem.LogEntry(
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                LogLevel.WARNING,
                "Languard: " + lines + " lines of '" + source + "' were dropped here, too many to be stored in time");
    }
}
