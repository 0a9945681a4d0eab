package io.languard.logtail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Splits bytes into lines and tracks the offset of each. A line ends with LF or CR LF; a line without
 * any UTF-8 is read as windows-1252, and in others bytes that are not UTF-8 become U+FFFD; a byte order mark at the start of
 * the file and NULs at the start of a line (a hole in the file) are dropped. A line of more than {@value #MAX_BYTES} bytes is
 * truncated, and its rest is dropped. Not thread-safe.
 */
final class LineSplitter {

    static final int MAX_BYTES = 64 * 1024;
    static final String TRUNCATION_MARK = " … [cut]";
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final char REPLACEMENT = '\uFFFD';
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final LineBuffer line = new LineBuffer();
    private long offset;
    private long start;
    private boolean insideCutLine;

    /** Continues at an offset. */
    void seek(long to, boolean insideOfCutLine) {
        line.reset();
        offset = to;
        start = to;
        insideCutLine = insideOfCutLine;
    }

    /** Returns the end of the bytes received so far. */
    long offset() {
        return offset;
    }

    /** Returns the start of the bytes that have not been returned as lines. */
    long start() {
        return start;
    }

    /** Returns whether the bytes at {@link #start()} belong to a line that was truncated. */
    boolean insideTruncatedLine() {
        return insideCutLine;
    }

    /** Returns whether there is a line without an end. */
    boolean hasPartialLine() {
        return line.size() > 0;
    }

    /** Consumes bytes until a number of lines is complete; returns the number of consumed bytes. */
    int feed(byte[] bytes, int length, int lines, Consumer<RawLine> whole) {
        int left = lines;
        int at = 0;
        while (at < length && left > 0) {
            int end = at;
            while (end < length && bytes[end] != '\n') {
                end++;
            }
            at += part(bytes, at, end, whole);
            if (at == end && end < length) {
                at++;
                left -= lineEnd(whole) ? 1 : 0;
            }
        }
        return at;
    }

    /** Returns and removes the line without an end, or {@code null} if there is none. */
    @Nullable
    RawLine takePartialLine() {
        if (!hasPartialLine()) {
            start = offset;
            return null;
        }
        RawLine rest = new RawLine(start, text());
        line.reset();
        start = offset;
        return rest;
    }

    /** Adjusts offsets after bytes have been dropped from the start of the file. */
    void shiftOffsets(long bytes) {
        offset -= bytes;
        start -= bytes;
    }

    /** Consumes bytes of one line, without its end; returns how many. */
    private int part(byte[] bytes, int from, int to, Consumer<RawLine> whole) {
        int first = from;
        while (line.size() == 0 && first < to && bytes[first] == 0) {
            first++;
        }
        int count = to - first;
        if (!insideCutLine && line.size() + count > MAX_BYTES) {
            int fits = MAX_BYTES - line.size();
            line.write(bytes, first, fits);
            offset += first + fits - from;
            line.dropBrokenCharacter();
            whole.accept(new RawLine(start, text() + TRUNCATION_MARK));
            line.reset();
            insideCutLine = true;
            start = offset;
            return first + fits - from;
        }
        if (!insideCutLine) {
            line.write(bytes, first, count);
        }
        offset += to - from;
        if (insideCutLine) {
            start = offset;
        }
        return to - from;
    }

    private boolean lineEnd(Consumer<RawLine> whole) {
        offset++;
        boolean complete = !insideCutLine;
        if (complete) {
            whole.accept(new RawLine(start, text()));
        }
        line.reset();
        insideCutLine = false;
        start = offset;
        return complete;
    }

    private String text() {
        String text = decoded();
        if (start == 0 && text.startsWith(BYTE_ORDER_MARK)) {
            text = text.substring(1);
        }
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /** A line without a single character in UTF-8 was written by a program that does not use it. */
    private String decoded() {
        String text = line.toString(StandardCharsets.UTF_8);
        boolean malformed = text.indexOf(REPLACEMENT) >= 0
                && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), line.toByteArray());
        return malformed && text.chars().allMatch(c -> c < 0x80 || c == REPLACEMENT)
                ? line.toString(WINDOWS_1252)
                : text;
    }

    private static final class LineBuffer extends ByteArrayOutputStream {

        /** Removes an incomplete character at the end, which would become U+FFFD. */
        void dropBrokenCharacter() {
            int end = count;
            while (end > 0 && count - end < 3 && (buf[end - 1] & 0xC0) == 0x80) {
                end--;
            }
            if (end > 0 && (buf[end - 1] & 0xC0) == 0xC0 && end + following(buf[end - 1]) > count) {
                count = end - 1;
            }
        }

        private static int following(byte lead) {
            return Integer.numberOfLeadingZeros(~(lead << 24)) - 1;
        }
    }
}
