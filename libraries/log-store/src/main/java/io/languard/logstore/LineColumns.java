package io.languard.logstore;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lines in columns. The messages are concatenated in UTF-8, each followed by a byte that does not occur in UTF-8, so that no
 * search matches across two of them. Filled by one thread, then read by any number.
 */
final class LineColumns {

    static final byte TERMINATOR = (byte) 0xFF;

    private int size;
    private long[] ids;
    private long[] times;
    private byte[] levels;

    /** The end of each message, terminator included. */
    private int[] ends;

    private byte[] text;

    /** {@code null} for lines that were not unpacked. */
    private @Nullable FoldingTraits foldingTraits;

    /** Creates an empty set of lines. */
    LineColumns(int expectedLines, int expectedBytes) {
        ids = new long[expectedLines];
        times = new long[expectedLines];
        levels = new byte[expectedLines];
        ends = new int[expectedLines];
        text = new byte[expectedBytes];
    }

    /** Creates a full set of lines from its columns, without copying them. */
    LineColumns(long[] ids, long[] times, byte[] levels, int[] ends, byte[] text, FoldingTraits foldingTraits) {
        size = ids.length;
        this.ids = ids;
        this.times = times;
        this.levels = levels;
        this.ends = ends;
        this.text = text;
        this.foldingTraits = foldingTraits;
    }

    void add(long id, StoredLine line) {
        byte[] message = line.message().getBytes(StandardCharsets.UTF_8);
        add(id, line.time().toEpochMilli(), line.level(), message, 0, message.length);
    }

    /** Adds a line of another set. */
    void add(LineColumns other, int index) {
        int start = other.start(index);
        add(
                other.ids[index],
                other.times[index],
                other.levels[index],
                other.text,
                start,
                other.ends[index] - 1 - start);
    }

    private void add(long id, long time, int level, byte[] source, int start, int length) {
        int begin = bytes();
        if (size == ids.length) {
            int capacity = Math.max(16, size * 2);
            ids = Arrays.copyOf(ids, capacity);
            times = Arrays.copyOf(times, capacity);
            levels = Arrays.copyOf(levels, capacity);
            ends = Arrays.copyOf(ends, capacity);
        }
        if (text.length - begin <= length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, begin + length + 1));
        }
        System.arraycopy(source, start, text, begin, length);
        text[begin + length] = TERMINATOR;
        ids[size] = id;
        times[size] = time;
        levels[size] = (byte) level;
        ends[size] = begin + length + 1;
        size++;
    }

    int size() {
        return size;
    }

    /** Returns the size of all messages, terminators included. */
    int bytes() {
        return size == 0 ? 0 : ends[size - 1];
    }

    long id(int index) {
        return ids[index];
    }

    /** Returns the time in epoch milliseconds. */
    long time(int index) {
        return times[index];
    }

    int level(int index) {
        return levels[index];
    }

    int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    /** Returns the end of the message, terminator included. */
    int end(int index) {
        return ends[index];
    }

    /** Returns the messages of all lines; must not be modified. */
    byte[] text() {
        return text;
    }

    FoldingTraits foldingTraits() {
        return foldingTraits != null ? foldingTraits : FoldingTraits.of(this);
    }

    String message(int index) {
        int start = start(index);
        return new String(text, start, ends[index] - 1 - start, StandardCharsets.UTF_8);
    }

    StoredLine line(int index) {
        return new StoredLine(ids[index], Instant.ofEpochMilli(times[index]), levels[index], message(index));
    }
}
