package io.languard.core.log;

import io.languard.api.GameServer;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.log.LineReader;
import io.languard.api.log.LogItem;
import io.languard.api.log.LogParser;
import io.languard.api.log.LogSource;
import io.languard.core.ResponseSize;
import io.languard.core.registry.GuardedService;
import io.languard.logtail.LineParser;
import io.languard.logtail.LineParser.Parsed;
import io.languard.logtail.LogFormat;
import io.languard.logtail.LogSourceFiles;
import io.languard.logtail.RawLine;
import io.languard.logtail.ReadFile;
import io.languard.logtail.UnavailableException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Parses logs with an adapter's {@link LogParser}, through the guard. Each parser needs its own instance. */
final class AdapterLogFormat implements LogFormat<LogItem> {

    static final int MAX_SOURCES = 100;

    private static final Logger LOG = LoggerFactory.getLogger(AdapterLogFormat.class);

    private final GuardedService<LogParser> adapter;
    private final Supplier<GameServer> snapshot;
    private final LogSourceFiles output;
    private final LogCounters.ServerCounters counters;

    AdapterLogFormat(
            GuardedService<LogParser> adapter,
            Supplier<GameServer> snapshot,
            LogSourceFiles output,
            LogCounters.ServerCounters counters) {
        this.adapter = adapter;
        this.snapshot = snapshot;
        this.output = output;
        this.counters = counters;
    }

    @Override
    public List<LogSourceFiles> sources() {
        List<LogSource> named = translated(() -> {
            GameServer server = snapshot.get();
            return adapter.call(parser -> parser.sources(server));
        });
        if (named.size() > MAX_SOURCES) {
            throw adapter.invalidResponse("returned more than " + MAX_SOURCES + " log sources");
        }
        List<LogSourceFiles> sources = new ArrayList<>();
        for (LogSource source : named) {
            try {
                sources.add(LogSourceFiles.matching(source.name(), source.directory(), source.glob()));
            } catch (IllegalArgumentException e) {
                LOG.warn("Source '{}' has an invalid pattern '{}': {}", source.name(), source.glob(), e.getMessage());
            }
        }
        sources.add(output);
        return sources;
    }

    @Override
    public LineParser<LogItem> open(ReadFile file) {
        return translated(() -> {
            GameServer server = snapshot.get();
            return new GuardedParser(file, adapter.call(parser -> parser.open(server, new ReadLogFile(file))));
        });
    }

    /** Returns an item with the current time if it is an entry without a time or in the future; else unchanged. */
    static LogItem timed(LogItem item) {
        return timed(item, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    /** No line is written after the last change to its file, whatever its timestamp says. */
    static LogItem timed(LogItem item, Instant latest) {
        return item instanceof LogItem.LogEntry entry
                        && (entry.time() == null || entry.time().isAfter(latest))
                ? new LogItem.LogEntry(latest, entry.level(), entry.message())
                : item;
    }

    /** Only {@code INTERNAL_ERROR}, which the guard uses for timeouts and failures, counts as a failure of the adapter. */
    private static <R> R translated(Supplier<R> call) {
        try {
            return call.get();
        } catch (LanguardException e) {
            throw e.code() == ErrorCode.INTERNAL_ERROR ? e : new UnavailableException(e);
        }
    }

    /**
     * Parses many lines in one guarded call, so that the guard costs little. Lines that it fails on, or returns too much
     * for, are stored as they are.
     */
    private final class GuardedParser implements LineParser<LogItem> {

        private final ReadFile file;
        private final LineReader reader;
        private int heldLines;
        private boolean failureLogged;

        GuardedParser(ReadFile file, LineReader reader) {
            this.file = file;
            this.reader = reader;
        }

        @Override
        public List<Parsed<LogItem>> parse(List<RawLine> lines) {
            return translated(() -> {
                // Not the result of the call, which the guard would measure again.
                List<Parsed<LogItem>> results = new ArrayList<>(lines.size());
                ResponseSize size = new ResponseSize();
                adapter.run(ignored -> {
                    for (RawLine line : lines) {
                        results.add(parse(line, size));
                        if (Thread.currentThread().isInterrupted()) {
                            break; // the caller has given up
                        }
                    }
                });
                return results;
            });
        }

        @Override
        public Parsed<LogItem> flush() {
            return translated(() -> adapter.call(ignored -> result(flushReader(new ResponseSize()), heldLines, 0)));
        }

        @Override
        public boolean isStale() {
            return adapter.isGone();
        }

        private Parsed<LogItem> parse(RawLine line, ResponseSize size) {
            List<LogItem> items;
            int held;
            try {
                items = limited(reader.onLine(line.text()), size);
                held = Math.min(Math.max(0, reader.pendingLines()), heldLines + 1);
            } catch (RuntimeException | LinkageError e) {
                if (adapter.isGone()) {
                    throw e;
                }
                logFailure(e);
                items = new ArrayList<>(flushReader(size));
                items.add(PlainLogFormat.toEntry(line));
                held = 0;
            }
            return result(items, heldLines + 1, held);
        }

        private List<LogItem> flushReader(ResponseSize size) {
            try {
                return limited(reader.flush(), size);
            } catch (RuntimeException | LinkageError e) {
                if (adapter.isGone()) {
                    throw e;
                }
                logFailure(e);
                return List.of();
            }
        }

        /** Almost every line is one entry, so that costs no more than a comparison of its length. */
        private List<LogItem> limited(List<LogItem> reported, ResponseSize size) {
            if (reported.size() == 1 && reported.get(0) instanceof LogItem.LogEntry entry) {
                LogItem.LogEntry limited = LogItemLimiter.truncate(entry);
                size.addText(limited.message());
                return List.of(limited);
            }
            List<LogItem> items = new ArrayList<>();
            for (LogItem item : reported) {
                LogItem limited = LogItemLimiter.limit(item);
                size.addElement(limited);
                if (limited != null) {
                    items.add(limited);
                } else {
                    counters.droppedEvents.incrementAndGet();
                }
            }
            return items;
        }

        private void logFailure(Throwable e) {
            if (!failureLogged) {
                failureLogged = true;
                adapter.logFailure("failed to parse lines of '" + file.source() + "'; they are stored as they are", e);
            }
        }

        private Parsed<LogItem> result(List<LogItem> items, int available, int held) {
            heldLines = held;
            Instant latest = earlier(file.writtenBefore(), Instant.now()).truncatedTo(ChronoUnit.MILLIS);
            if (items.size() == 1 && items.get(0) instanceof LogItem.LogEntry entry) {
                return new Parsed<>(List.of(timed(entry, latest)), List.of(), held);
            }
            List<LogItem> records = new ArrayList<>();
            List<LogItem> events = new ArrayList<>();
            for (LogItem item : items) {
                (item instanceof LogItem.LogEntry ? records : events).add(timed(item, latest));
            }
            if (records.isEmpty()) {
                counters.suppressed.addAndGet(available - held);
            }
            return new Parsed<>(records, events, held);
        }

        private static Instant earlier(Instant one, Instant other) {
            return one.isBefore(other) ? one : other;
        }
    }
}
