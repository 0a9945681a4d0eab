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

    AdapterLogFormat(GuardedService<LogParser> adapter, Supplier<GameServer> snapshot, LogSourceFiles output) {
        this.adapter = adapter;
        this.snapshot = snapshot;
        this.output = output;
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
    public LineParser<LogItem> open(String source, String fileName) {
        return translated(() -> {
            GameServer server = snapshot.get();
            return new GuardedParser(source, adapter.call(parser -> parser.open(server, source, fileName)));
        });
    }

    /** Adds the current time to an entry without one; returns any other item unchanged. */
    static LogItem timed(LogItem item) {
        return item instanceof LogItem.LogEntry entry && entry.time() == null
                ? new LogItem.LogEntry(Instant.now().truncatedTo(ChronoUnit.MILLIS), entry.level(), entry.message())
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

        private final String source;
        private final LineReader reader;
        private boolean failureLogged;

        GuardedParser(String source, LineReader reader) {
            this.source = source;
            this.reader = reader;
        }

        @Override
        public List<List<Parsed<LogItem>>> parse(List<RawLine> lines) {
            return translated(() -> adapter.call(ignored -> {
                List<List<Parsed<LogItem>>> items = new ArrayList<>(lines.size());
                for (RawLine line : lines) {
                    items.add(parsed(() -> reader.onLine(line.text()), line));
                    if (Thread.currentThread().isInterrupted()) {
                        break; // the caller has given up
                    }
                }
                return items;
            }));
        }

        @Override
        public List<Parsed<LogItem>> flush() {
            return translated(() -> adapter.call(ignored -> parsed(reader::flush, null)));
        }

        @Override
        public boolean isStale() {
            return adapter.isGone();
        }

        private List<Parsed<LogItem>> parsed(Supplier<List<LogItem>> call, RawLine line) {
            List<LogItem> items;
            try {
                items = List.copyOf(call.get());
            } catch (RuntimeException | LinkageError e) {
                if (adapter.isGone()) {
                    throw e;
                }
                if (!failureLogged) {
                    failureLogged = true;
                    LOG.error("The adapter failed to parse lines of '{}'; they are stored as they are", source, e);
                }
                items = line == null ? List.of() : List.of(PlainLogFormat.toEntry(line));
            }
            return switch (items.size()) {
                case 0 -> List.of();
                case 1 -> List.of(parsed(items.get(0)));
                default -> items.stream().map(this::parsed).toList();
            };
        }

        private Parsed<LogItem> parsed(LogItem item) {
            if (item instanceof LogItem.LogEntry entry) {
                return Parsed.ofText(timed(item), entry.message());
            }
            return new Parsed<>(item, item instanceof LogItem.SuppressedLines suppressed ? suppressed.count() : 0);
        }
    }
}
