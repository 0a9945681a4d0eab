package io.languard.logstore;

import java.lang.ref.SoftReference;
import org.jspecify.annotations.Nullable;

/** A stored chunk as it is known in memory. Equal to itself only. Safe for use by multiple threads. */
public final class Chunk {

    private final long rowId;
    private final ChunkSummary summary;
    private final int lines;

    /** Read again with the content if it has been cleared. */
    private volatile SoftReference<byte @Nullable []> filter = new SoftReference<>(null);

    /** Creates a chunk whose filter and content have not been read. */
    public Chunk(long rowId, ChunkSummary summary) {
        this.rowId = rowId;
        this.summary = summary;
        this.lines = summary.lines();
    }

    long rowId() {
        return rowId;
    }

    ChunkSummary summary() {
        return summary;
    }

    int lines() {
        return lines;
    }

    /** Returns the n-gram filter, or {@code null} if it is not in memory. */
    byte @Nullable [] filter() {
        return filter.get();
    }

    void cacheFilter(byte[] bits) {
        filter = new SoftReference<>(bits);
    }
}
