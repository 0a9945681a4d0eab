package io.languard.persistence.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The chunks of one server, oldest first. Immutable. */
final class ChunkIndex {

    private final List<LogChunk> logChunks;
    private final long lines;

    ChunkIndex(List<LogChunk> logChunks) {
        this.logChunks = List.copyOf(logChunks);
        lines = logChunks.stream().mapToLong(LogChunk::lines).sum();
    }

    List<LogChunk> chunks() {
        return logChunks;
    }

    /** How many lines there are. */
    long lines() {
        return lines;
    }

    /** The id of the next line. */
    long nextId() {
        return logChunks.isEmpty()
                ? 1
                : logChunks.get(logChunks.size() - 1).summary().last() + 1;
    }

    /** The key of the newest chunk; 0 if there is none. */
    long newest() {
        return logChunks.isEmpty() ? 0 : logChunks.get(logChunks.size() - 1).rowId();
    }

    /** Without some, and with others in their order. */
    ChunkIndex change(Collection<LogChunk> removed, List<LogChunk> added) {
        List<LogChunk> changed = new ArrayList<>(logChunks);
        // What is removed is few and stands at the ends, save in a purge.
        changed.removeAll(removed);
        changed.addAll(added);
        changed.sort((a, b) -> Long.compare(a.summary().first(), b.summary().first()));
        return new ChunkIndex(changed);
    }
}
