package io.languard.persistence.log;

import io.languard.api.log.LogLevel;
import io.languard.service.log.LogLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * Lines in columns. Their texts stand in UTF-8 one after the other, each with a byte behind it that UTF-8 does not have, so
 * that nothing is ever found across two of them. Filled by one thread, then read by any.
 */
final class LineColumns {

    static final byte TERMINATOR = (byte) 0xFF;

    private static final LogLevel[] LEVELS = LogLevel.values();

    private int size;
    private long[] ids;
    private long[] times;
    private byte[] levels;
    /** Where the text of the next line begins. */
    private int[] ends;

    private byte[] text;

    /** {@code null} for lines that were not read from storage. */
    private FoldingTraits foldingTraits;

    /** None yet. */
    LineColumns(int expectedLines, int expectedBytes) {
        ids = new long[expectedLines];
        times = new long[expectedLines];
        levels = new byte[expectedLines];
        ends = new int[expectedLines];
        text = new byte[expectedBytes];
    }

    /** These columns. */
    LineColumns(long[] ids, long[] times, byte[] levels, int[] ends, byte[] text, FoldingTraits foldingTraits) {
        size = ids.length;
        this.ids = ids;
        this.times = times;
        this.levels = levels;
        this.ends = ends;
        this.text = text;
        this.foldingTraits = foldingTraits;
    }

    void add(long id, LogLine line) {
        byte[] message = line.message().getBytes(StandardCharsets.UTF_8);
        add(id, line.time().toEpochMilli(), line.level().ordinal(), message, 0, message.length);
    }

    /** Adds one of other lines. */
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

    /** Of all texts, with what stands behind each. */
    int bytes() {
        return size == 0 ? 0 : ends[size - 1];
    }

    long id(int index) {
        return ids[index];
    }

    /** Epoch milliseconds. */
    long time(int index) {
        return times[index];
    }

    /** Ordinal. */
    int level(int index) {
        return levels[index];
    }

    int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    /** Where the next line starts. */
    int end(int index) {
        return ends[index];
    }

    /** The texts of all lines; not to be changed. */
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

    LogLine line(int index) {
        return new LogLine(ids[index], Instant.ofEpochMilli(times[index]), LEVELS[levels[index]], message(index));
    }
}
