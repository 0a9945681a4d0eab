package io.languard.logstore;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The chunks of one log, oldest first. Immutable. */
final class ChunkIndex {

    static final ChunkIndex EMPTY = new ChunkIndex(List.of());

    private final List<Chunk> chunks;

    ChunkIndex(List<Chunk> chunks) {
        this.chunks = List.copyOf(chunks);
    }

    List<Chunk> chunks() {
        return chunks;
    }

    /** Returns the id for the next line. */
    long nextId() {
        return chunks.isEmpty() ? 1 : chunks.get(chunks.size() - 1).summary().last() + 1;
    }

    /** Returns the row id of the newest chunk; 0 if there is none. */
    long newest() {
        return chunks.isEmpty() ? 0 : chunks.get(chunks.size() - 1).rowId();
    }

    /** Returns an index without some chunks and with others. */
    ChunkIndex change(Collection<Chunk> removed, List<Chunk> added) {
        List<Chunk> changed = new ArrayList<>(chunks);
        // Cheap: except in a purge, few chunks are removed and they are at the ends.
        changed.removeAll(removed);
        changed.addAll(added);
        changed.sort((a, b) -> Long.compare(a.summary().first(), b.summary().first()));
        return new ChunkIndex(changed);
    }
}
