package io.languard.persistence.log;

import java.lang.ref.SoftReference;

/** A stored chunk as it is known in memory. Equal to itself only. */
final class LogChunk {

    private final long rowId;
    private final ChunkSummary chunkSummary;
    private final int lines;

    /** Comes back with the content when it is needed next. */
    private volatile SoftReference<byte[]> signature;

    /** @param signature {@code null} if it is not known yet */
    LogChunk(long key, ChunkSummary chunkSummary, byte[] signature) {
        this.rowId = key;
        this.chunkSummary = chunkSummary;
        this.lines = chunkSummary.lines();
        cacheSignature(signature);
    }

    /** Id of the row. */
    long rowId() {
        return rowId;
    }

    ChunkSummary summary() {
        return chunkSummary;
    }

    int lines() {
        return lines;
    }

    /** {@code null} if it is not known now. */
    byte[] signature() {
        SoftReference<byte[]> known = signature;
        return known == null ? null : known.get();
    }

    void cacheSignature(byte[] signature) {
        this.signature = signature == null ? null : new SoftReference<>(signature);
    }
}
