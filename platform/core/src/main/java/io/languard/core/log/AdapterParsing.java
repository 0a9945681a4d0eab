package io.languard.core.log;

import io.languard.api.log.LineReader;
import io.languard.api.log.LogItem;
import io.languard.api.log.LogParser;
import io.languard.core.registry.Provided;
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
final class AdapterParsing implements Parsing {

    private static final Logger LOG = LoggerFactory.getLogger(AdapterParsing.class);

    private final Provided<LogParser> adapter;
    private final LineReader reader;
    private final String source;
    private boolean complained;

    AdapterParsing(Provided<LogParser> adapter, LineReader reader, String source) {
        this.adapter = adapter;
        this.reader = Objects.requireNonNull(reader, "reader");
        this.source = source;
    }

    @Override
    public List<List<LogItem>> lines(List<Line> lines) {
        return adapter.call(ignored -> {
            List<List<LogItem>> items = new ArrayList<>(lines.size());
            for (Line line : lines) {
                items.add(guarded(() -> reader.line(line.text()), List.of(PlainParsing.plain(line))));
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
    public boolean gone() {
        return adapter.gone();
    }

    private List<LogItem> guarded(Supplier<List<LogItem>> call, List<LogItem> otherwise) {
        try {
            return List.copyOf(call.get());
        } catch (RuntimeException | LinkageError e) {
            if (adapter.gone()) {
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
