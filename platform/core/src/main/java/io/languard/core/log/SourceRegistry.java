package io.languard.core.log;

import io.languard.api.log.LogSource;
import io.languard.spi.log.LogPosition;
import io.languard.spi.log.LogStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is read of one server: its output, and the files that its adapter names, each from where reading stopped. To be used
 * by one thread at a time, but for what says otherwise.
 */
final class SourceRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(SourceRegistry.class);

    private final int serverId;
    private final Path directory;
    private final LogStore store;
    private final ParserSelector parserSelector;
    private final TailLimits tailLimits;
    private final Map<String, SourceTailer> sources = new LinkedHashMap<>();
    private Map<String, LogPosition> positions;
    private boolean known;
    private volatile Collection<SourceTailer> view = List.of();

    SourceRegistry(int serverId, Path directory, LogStore store, ParserSelector parserSelector, TailLimits tailLimits) {
        this.serverId = serverId;
        this.directory = directory;
        this.store = store;
        this.parserSelector = parserSelector;
        this.tailLimits = tailLimits;
    }

    /** The folders whose changes matter. Any thread. */
    Set<Path> folders() {
        return view.stream().map(source -> source.folder().directory()).collect(Collectors.toSet());
    }

    /** Files of these folders may have come or gone. Any thread. */
    void requestRefresh() {
        view.forEach(SourceTailer::requestRefresh);
    }

    /** Whether it was asked at least once what there is. */
    boolean isDiscovered() {
        return known;
    }

    Collection<SourceTailer> all() {
        return sources.values();
    }

    /** What the process itself prints; {@code null} before the first look. */
    SourceTailer output() {
        return sources.get(LogSource.OUTPUT);
    }

    /** Asks the adapter what there is to read, and goes on with what was read before. */
    void discover() {
        if (positions == null) {
            positions = store.positions(serverId).stream()
                    .collect(Collectors.toMap(LogPosition::source, Function.identity()));
        }
        Map<String, SourceFolder> wanted = new LinkedHashMap<>();
        for (LogSource source : parserSelector.sources()) {
            try {
                wanted.put(source.name(), SourceFolder.forSource(source));
            } catch (IllegalArgumentException e) {
                LOG.warn("Server {}: '{}' is no pattern for files: {}", serverId, source.glob(), e.getMessage());
            }
        }
        wanted.put(LogSource.OUTPUT, SourceFolder.forOutput(directory));
        sources.values().removeIf(source -> {
            boolean kept = source.folder().isSameAs(wanted.get(source.name()));
            if (!kept) {
                source.close();
                positions.put(source.name(), source.stored());
            }
            return !kept;
        });
        wanted.forEach((name, sourceFolder) -> sources.computeIfAbsent(
                name,
                key -> new SourceTailer(
                        name,
                        sourceFolder,
                        parserSelector,
                        positions.get(name),
                        new BacklogPolicy(tailLimits.backlogBytes()))));
        known = true;
        view = List.copyOf(sources.values());
    }

    /** Another adapter is there, which may see otherwise what was read and not stored yet. */
    void rewind() {
        sources.values().forEach(SourceTailer::rewind);
    }

    /** Whether all that is there has been read. */
    boolean isDrained() {
        if (!known) {
            return false;
        }
        try {
            for (SourceTailer source : sources.values()) {
                if (!source.isDrained()) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    void close() {
        sources.values().forEach(SourceTailer::close);
    }
}
