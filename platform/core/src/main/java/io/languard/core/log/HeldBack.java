package io.languard.core.log;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The lines that an adapter's reader was given and has not given out yet: they count as not read. A record of the reader
 * has as many lines as its text, so it is known which ones they are. Not for many threads.
 */
final class HeldBack {

    /** More than this is held back by no reader that keeps to the rules. */
    private static final int MOST = 4096;

    private final Deque<Held> lines = new ArrayDeque<>();
    private int told;

    private static final class Held {
        long start;
        int told;

        Held(long start) {
            this.start = start;
        }
    }

    void add(Line line) {
        lines.addLast(new Held(line.start()));
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
    void tell() {
        if (!lines.isEmpty()) {
            lines.getLast().told++;
            told++;
        }
    }

    /** How many things the lines have said already. */
    int told() {
        return told;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    boolean isTooMuch() {
        return lines.size() > MOST;
    }

    /** Where the oldest of them begins. */
    long start() {
        return lines.getFirst().start;
    }

    /** Bytes are gone from the file's start. */
    void shift(long bytes) {
        lines.forEach(line -> line.start -= bytes);
    }

    void clear() {
        lines.clear();
        told = 0;
    }
}
