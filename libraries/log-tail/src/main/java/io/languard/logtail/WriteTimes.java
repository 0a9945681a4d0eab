package io.languard.logtail;

import java.nio.file.Path;
import java.time.Instant;

/**
 * Narrows down when the lines of one file were written: after the file was last seen without them, and before its last
 * change. Methods that change it are not thread-safe.
 */
final class WriteTimes implements ReadFile {

    private final String source;
    private final String name;
    private final TailedFile file;
    private volatile long offset;
    private volatile long after;
    private volatile long before;

    /** The bound of the lines that are read next. */
    private long nextAfter;

    /** The bound of the oldest line that the parser holds. */
    private long heldAfter;

    WriteTimes(String source, String name, TailedFile file) {
        this.source = source;
        this.name = name;
        this.file = file;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Path path() {
        return file.path();
    }

    @Override
    public long offset() {
        return offset;
    }

    @Override
    public Instant writtenAfter() {
        return Instant.ofEpochMilli(after);
    }

    @Override
    public Instant writtenBefore() {
        return Instant.ofEpochMilli(before);
    }

    /** A parser starts at an offset; nothing after it was written before a time. */
    void startAt(long newOffset, long writtenAfter) {
        offset = newOffset;
        nextAfter = writtenAfter;
        after = writtenAfter;
        heldAfter = writtenAfter;
        before = file.modifiedMillis();
    }

    /**
     * Bytes were read.
     *
     * @param startedAt when reading began
     * @param reachedEnd whether the file had no further bytes then
     */
    void read(long startedAt, boolean reachedEnd) {
        after = nextAfter;
        before = file.modifiedMillis();
        if (reachedEnd) {
            // A clock that was set back makes the bound earlier.
            nextAfter = startedAt;
        }
    }

    /** Lines were parsed; the oldest of them that the parser still holds may be one of those read last. */
    void parsed(boolean holdsOlderLines) {
        if (!holdsOlderLines) {
            heldAfter = after;
        }
    }

    /** Returns the bound of the lines from a position on. */
    long afterPosition(boolean holdsLines) {
        return holdsLines ? heldAfter : nextAfter;
    }
}
