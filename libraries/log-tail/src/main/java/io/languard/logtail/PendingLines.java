package io.languard.logtail;

import java.util.ArrayDeque;
import java.util.Deque;

/** The lines that a parser has received and holds back, which count as unread. Not thread-safe. */
final class PendingLines {

    /** The maximum number of lines that a parser may hold back. */
    private static final int MAX_LINES = 4096;

    private final Deque<PendingLine> lines = new ArrayDeque<>();
    private int published;

    private static final class PendingLine {
        long start;
        int published;

        PendingLine(long start) {
            this.start = start;
        }
    }

    void add(RawLine rawLine) {
        lines.addLast(new PendingLine(rawLine.start()));
    }

    /** Removes the oldest lines, which an item has consumed. */
    void release(int count) {
        for (int left = count; left > 0 && !lines.isEmpty(); left--) {
            published -= lines.removeFirst().published;
        }
    }

    /** Counts an item of no lines that the newest line reported. */
    void countPublished() {
        if (!lines.isEmpty()) {
            lines.getLast().published++;
            published++;
        }
    }

    /** Returns the number of items of no lines that the held lines have reported. */
    int published() {
        return published;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    boolean isOverLimit() {
        return lines.size() > MAX_LINES;
    }

    /** Returns the offset of the oldest line. */
    long startOffset() {
        return lines.getFirst().start;
    }

    /** Adjusts offsets after bytes have been dropped from the start of the file. */
    void shiftOffsets(long bytes) {
        lines.forEach(line -> line.start -= bytes);
    }

    void clear() {
        lines.clear();
        published = 0;
    }
}
