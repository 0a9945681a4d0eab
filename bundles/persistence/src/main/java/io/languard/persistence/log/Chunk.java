package io.languard.persistence.log;

import java.lang.ref.SoftReference;

/** A stored chunk as it is known in memory. Equal to itself only. */
final class Chunk {

    private final long key;
    private final Summary summary;
    private final int lines;

    /** Comes back with the content when it is needed next. */
    private volatile SoftReference<byte[]> signature;

    /** @param signature {@code null} if it is not known yet */
    Chunk(long key, Summary summary, byte[] signature) {
        this.key = key;
        this.summary = summary;
        this.lines = summary.lines();
        remember(signature);
    }

    /** Id of the row. */
    long key() {
        return key;
    }

    Summary summary() {
        return summary;
    }

    int lines() {
        return lines;
    }

    /** {@code null} if it is not known now. */
    byte[] signature() {
        SoftReference<byte[]> known = signature;
        return known == null ? null : known.get();
    }

    void remember(byte[] signature) {
        this.signature = signature == null ? null : new SoftReference<>(signature);
    }
}
