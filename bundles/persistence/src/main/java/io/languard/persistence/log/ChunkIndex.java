package io.languard.persistence.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The chunks of one server, oldest first. Immutable. */
final class ChunkIndex {

    private final List<Chunk> chunks;
    private final long lines;

    ChunkIndex(List<Chunk> chunks) {
        this.chunks = List.copyOf(chunks);
        lines = chunks.stream().mapToLong(Chunk::lines).sum();
    }

    List<Chunk> chunks() {
        return chunks;
    }

    /** How many lines there are. */
    long lines() {
        return lines;
    }

    /** The id of the next line. */
    long nextId() {
        return chunks.isEmpty() ? 1 : chunks.get(chunks.size() - 1).summary().last() + 1;
    }

    /** The key of the newest chunk; 0 if there is none. */
    long newest() {
        return chunks.isEmpty() ? 0 : chunks.get(chunks.size() - 1).key();
    }

    /** Without some, and with others in their order. */
    ChunkIndex change(Collection<Chunk> removed, List<Chunk> added) {
        List<Chunk> changed = new ArrayList<>(chunks);
        // What is removed is few and stands at the ends, save in a purge.
        changed.removeAll(removed);
        changed.addAll(added);
        changed.sort((a, b) -> Long.compare(a.summary().first(), b.summary().first()));
        return new ChunkIndex(changed);
    }
}
