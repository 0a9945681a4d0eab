package io.languard.core.log;

import io.languard.api.log.LineReader;
import io.languard.api.log.LogItem;
import io.languard.api.log.LogParser;
import io.languard.core.registry.GuardedService;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An adapter's reader behind the fence: many lines in one call, so that the fence costs little. A line that it fails on is
 * stored as it stands.
 */
final class AdapterLineParser implements BatchParser {

    private static final Logger LOG = LoggerFactory.getLogger(AdapterLineParser.class);

    private final GuardedService<LogParser> adapter;
    private final LineReader reader;
    private final String source;
    private boolean complained;

    AdapterLineParser(GuardedService<LogParser> adapter, LineReader reader, String source) {
        this.adapter = adapter;
        this.reader = Objects.requireNonNull(reader, "reader");
        this.source = source;
    }

    @Override
    public List<List<LogItem>> parse(List<RawLine> rawLines) {
        return adapter.call(ignored -> {
            List<List<LogItem>> items = new ArrayList<>(rawLines.size());
            for (RawLine rawLine : rawLines) {
                items.add(guarded(() -> reader.onLine(rawLine.text()), List.of(PlainLineParser.toEntry(rawLine))));
                if (Thread.currentThread().isInterrupted()) {
                    break; // nobody waits any more
                }
            }
            return items;
        });
    }

    @Override
    public List<LogItem> flush() {
        return adapter.call(ignored -> guarded(reader::flush, List.of()));
    }

    @Override
    public boolean isGone() {
        return adapter.isGone();
    }

    private List<LogItem> guarded(Supplier<List<LogItem>> call, List<LogItem> otherwise) {
        try {
            return List.copyOf(call.get());
        } catch (RuntimeException | LinkageError e) {
            if (adapter.isGone()) {
                throw e;
            }
            if (!complained) {
                complained = true;
                LOG.error("The adapter's reader of '{}' failed; such lines are stored as they stand", source, e);
            }
            return otherwise;
        }
    }
}
