package io.languard.core.log;

import io.languard.api.log.LogSource;
import io.languard.ports.log.LogPosition;
import io.languard.ports.log.LogStore;
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
final class Sources {

    private static final Logger LOG = LoggerFactory.getLogger(Sources.class);

    private final int serverId;
    private final Path directory;
    private final LogStore store;
    private final Parsers parsers;
    private final Limits limits;
    private final Map<String, SourceTail> sources = new LinkedHashMap<>();
    private Map<String, LogPosition> positions;
    private boolean known;
    private volatile Collection<SourceTail> view = List.of();

    Sources(int serverId, Path directory, LogStore store, Parsers parsers, Limits limits) {
        this.serverId = serverId;
        this.directory = directory;
        this.store = store;
        this.parsers = parsers;
        this.limits = limits;
    }

    /** The folders whose changes matter. Any thread. */
    Set<Path> folders() {
        return view.stream().map(source -> source.folder().directory()).collect(Collectors.toSet());
    }

    /** Files of these folders may have come or gone. Any thread. */
    void relist() {
        view.forEach(SourceTail::relist);
    }

    /** Whether it was asked at least once what there is. */
    boolean areKnown() {
        return known;
    }

    Collection<SourceTail> all() {
        return sources.values();
    }

    /** What the process itself prints; {@code null} before the first look. */
    SourceTail output() {
        return sources.get(LogSource.OUTPUT);
    }

    /** Asks the adapter what there is to read, and goes on with what was read before. */
    void find() {
        if (positions == null) {
            positions = store.positions(serverId).stream()
                    .collect(Collectors.toMap(LogPosition::source, Function.identity()));
        }
        Map<String, Folder> wanted = new LinkedHashMap<>();
        for (LogSource source : parsers.sources()) {
            try {
                wanted.put(source.name(), Folder.of(source));
            } catch (IllegalArgumentException e) {
                LOG.warn("Server {}: '{}' is no pattern for files: {}", serverId, source.glob(), e.getMessage());
            }
        }
        wanted.put(LogSource.OUTPUT, Folder.ofOutput(directory));
        sources.values().removeIf(source -> {
            boolean kept = source.folder().isSameAs(wanted.get(source.name()));
            if (!kept) {
                source.close();
                positions.put(source.name(), source.stored());
            }
            return !kept;
        });
        wanted.forEach((name, folder) -> sources.computeIfAbsent(
                name,
                key -> new SourceTail(name, folder, parsers, positions.get(name), new Backlog(limits.backlogBytes()))));
        known = true;
        view = List.copyOf(sources.values());
    }

    /** Another adapter is there, which may see otherwise what was read and not stored yet. */
    void rewind() {
        sources.values().forEach(SourceTail::rewind);
    }

    /** Whether all that is there has been read. */
    boolean areDrained() {
        if (!known) {
            return false;
        }
        try {
            for (SourceTail source : sources.values()) {
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
        sources.values().forEach(SourceTail::close);
    }
}
