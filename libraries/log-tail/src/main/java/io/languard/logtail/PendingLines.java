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

    /** Removes all but the newest lines; returns whether there were others. */
    boolean retainNewest(int count) {
        int before = lines.size();
        while (lines.size() > Math.max(0, count)) {
            published -= lines.removeFirst().published;
        }
        return lines.size() < before;
    }

    /** Counts an event that the newest line reported. */
    void countPublished() {
        if (!lines.isEmpty()) {
            lines.getLast().published++;
            published++;
        }
    }

    /** Returns the number of events that the held lines have reported. */
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
