package io.languard.core.log;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The lines that an adapter's reader was given and has not given out yet: they count as not read. A record of the reader
 * has as many lines as its text, so it is known which ones they are. Not for many threads.
 */
final class PendingLines {

    /** More than this is held back by no reader that keeps to the rules. */
    private static final int MOST = 4096;

    private final Deque<PendingLine> lines = new ArrayDeque<>();
    private int told;

    private static final class PendingLine {
        long start;
        int told;

        PendingLine(long start) {
            this.start = start;
        }
    }

    void add(RawLine rawLine) {
        lines.addLast(new PendingLine(rawLine.start()));
    }

    /** A record has been given out. */
    void release(String record) {
        int count = 1;
        for (int end = record.indexOf('\n'); end >= 0; end = record.indexOf('\n', end + 1)) {
            count++;
        }
        release(count);
    }

    /** So many lines have been given out, or are not to be. */
    void release(int count) {
        for (int left = count; left > 0 && !lines.isEmpty(); left--) {
            told -= lines.removeFirst().told;
        }
    }

    /** The newest line has said something at once. */
    void countPublished() {
        if (!lines.isEmpty()) {
            lines.getLast().told++;
            told++;
        }
    }

    /** How many things the lines have said already. */
    int published() {
        return told;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    boolean isOverLimit() {
        return lines.size() > MOST;
    }

    /** Where the oldest of them begins. */
    long startOffset() {
        return lines.getFirst().start;
    }

    /** Bytes are gone from the file's start. */
    void shiftOffsets(long bytes) {
        lines.forEach(line -> line.start -= bytes);
    }

    void clear() {
        lines.clear();
        told = 0;
    }
}
