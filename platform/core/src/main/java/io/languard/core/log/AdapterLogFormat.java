package io.languard.core.log;

import io.languard.api.GameServer;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.log.LineReader;
import io.languard.api.log.LogItem;
import io.languard.api.log.LogParser;
import io.languard.api.log.LogSource;
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

    /** Parses many lines in one guarded call, so that the guard costs little. Lines that it fails on are stored as they are. */
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
            return translated(() -> adapter.call(ignored -> {
                List<Parsed<LogItem>> results = new ArrayList<>(lines.size());
                for (RawLine line : lines) {
                    results.add(parse(line));
                    if (Thread.currentThread().isInterrupted()) {
                        break; // the caller has given up
                    }
                }
                return results;
            }));
        }

        @Override
        public Parsed<LogItem> flush() {
            return translated(() -> adapter.call(ignored -> result(flushReader(), heldLines, 0)));
        }

        @Override
        public boolean isStale() {
            return adapter.isGone();
        }

        private Parsed<LogItem> parse(RawLine line) {
            List<LogItem> items;
            int held;
            try {
                items = List.copyOf(reader.onLine(line.text()));
                held = Math.min(Math.max(0, reader.pendingLines()), heldLines + 1);
            } catch (RuntimeException | LinkageError e) {
                if (adapter.isGone()) {
                    throw e;
                }
                logFailure(e);
                items = new ArrayList<>(flushReader());
                items.add(PlainLogFormat.toEntry(line));
                held = 0;
            }
            return result(items, heldLines + 1, held);
        }

        private List<LogItem> flushReader() {
            try {
                return List.copyOf(reader.flush());
            } catch (RuntimeException | LinkageError e) {
                if (adapter.isGone()) {
                    throw e;
                }
                logFailure(e);
                return List.of();
            }
        }

        private void logFailure(Throwable e) {
            if (!failureLogged) {
                failureLogged = true;
                LOG.error("The adapter failed to parse lines of '{}'; they are stored as they are", file.source(), e);
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
