package io.languard.core.log;

import io.languard.api.error.LanguardException;
import io.languard.api.log.LogItem;
import io.languard.service.log.LogLine;
import io.languard.spi.log.LogPosition;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Reads one file: bytes to lines, lines to items by the adapter's reader, and knows the place from which another reader could
 * go on. Not for many threads.
 */
final class LogFileReader implements Closeable {

    private static final int BYTES = 256 * 1024;
    private static final int LINES = 5_000;

    private final String source;
    private final String fileName;
    private final TailedFile file;
    private final LineSplitter cutter = new LineSplitter();
    private final PendingLines held = new PendingLines();
    private BatchParser batchParser;
    private String guard = "";
    private int toldBefore;
    private long grownAt;
    private boolean moved;

    LogFileReader(String source, String fileName, TailedFile file) {
        this.source = source;
        this.fileName = fileName;
        this.file = file;
        seek(0, Checkpoint.NONE);
    }

    /** Begins anew at an offset. */
    void seek(long offset, Checkpoint checkpoint) {
        cutter.seek(offset, checkpoint.insideTruncatedLine());
        held.clear();
        toldBefore = checkpoint.published();
        guard = guardAt(offset);
        batchParser = null;
        grownAt = System.nanoTime();
        moved = true;
    }

    TailedFile file() {
        return file;
    }

    String fileName() {
        return fileName;
    }

    long offset() {
        return cutter.offset();
    }

    /** Bytes that are there and have not been read. */
    long unreadBytes() throws IOException {
        return Math.max(0, file.size() - cutter.offset());
    }

    /** Whether a line has begun that has no end yet. */
    boolean hasPartialLine() {
        return cutter.hasPartialLine();
    }

    /** Whether the adapter's reader holds lines back. */
    boolean hasPendingLines() {
        return !held.isEmpty();
    }

    /** Since when nothing new has come. */
    long quietMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - grownAt);
    }

    /** Whether the place is another one than when this was asked last. */
    boolean hasMoved() {
        boolean now = moved;
        moved = false;
        return now;
    }

    /** The place up to which everything has been given out. */
    LogPosition position() {
        long offset = held.isEmpty() ? cutter.start() : held.startOffset();
        Checkpoint checkpoint = new Checkpoint(
                guardAt(offset),
                held.isEmpty() && cutter.insideTruncatedLine(),
                held.published() + toldBefore,
                0,
                "",
                System.currentTimeMillis());
        return new LogPosition(source, fileName, file.key(), offset, checkpoint.format());
    }

    /** Sees to it that there is a reader. */
    void ensureParser(ParserSelector parserSelector, boolean plain) {
        if (batchParser != null && batchParser.isGone()) {
            rewind();
        }
        if (batchParser == null) {
            batchParser = plain ? new PlainLineParser() : parserSelector.open(source, fileName);
        }
    }

    /** Another reader begins where the last one had given everything out. */
    void rewind() {
        long offset = held.isEmpty() ? cutter.start() : held.startOffset();
        boolean inside = held.isEmpty() && cutter.insideTruncatedLine();
        seek(offset, new Checkpoint("", inside, held.published() + toldBefore, 0, "", 0));
    }

    /** The next lines come from another reader, which goes on behind what was given out. */
    void discardParser() {
        batchParser = null;
    }

    /** A file that has become shorter, or holds other bytes than were read, was written anew: begins anew, too. */
    boolean resetIfReplaced() throws IOException {
        return file.size() < cutter.offset() || !guard.equals(guardAt(cutter.offset()));
    }

    /** Reads a piece; false if there was nothing new. */
    boolean read(LogBatch logBatch) throws IOException {
        byte[] bytes = new byte[(int) Math.min(BYTES, unreadBytes())];
        int got = file.read(bytes, bytes.length, cutter.offset());
        if (got == 0) {
            return false;
        }
        grownAt = System.nanoTime();
        List<RawLine> rawLines = new ArrayList<>();
        cutter.feed(bytes, got, LINES, rawLines::add);
        if (!rawLines.isEmpty()) {
            parse(rawLines, logBatch);
        }
        guard = guardAt(cutter.offset());
        return true;
    }

    /** Has the reader give out what it holds back. */
    void flush(LogBatch logBatch) {
        give(batchParser.flush(), logBatch);
        held.clear();
        moved = true;
    }

    /** Gives out everything, also a line that has no end. */
    void drain(LogBatch logBatch) {
        RawLine rest = cutter.takePartialLine();
        if (rest != null) {
            parse(List.of(rest), logBatch);
        }
        if (!held.isEmpty()) {
            flush(logBatch);
        }
    }

    /** Passes over lines, as many as the backlog says. */
    void skipBacklog(BacklogPolicy backlogPolicy, long elsewhere, LogBatch logBatch) throws IOException {
        flush(logBatch);
        BacklogPolicy.Skipped skipped = backlogPolicy.skip(file, cutter.offset(), elsewhere);
        if (skipped.lines() == 0) {
            return; // one endless line, which is cut anyway
        }
        logBatch.recordDropped(source, skipped.lines() - (cutter.insideTruncatedLine() ? 1 : 0));
        cutter.seek(skipped.offset(), false);
        guard = guardAt(skipped.offset());
        moved = true;
    }

    /** Bytes are gone from the file's start. */
    void shiftOffsets(long bytes) {
        cutter.shiftOffsets(bytes);
        held.shiftOffsets(bytes);
        guard = guardAt(cutter.offset());
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            return; // a file that was only read: nothing is lost
        }
    }

    private void parse(List<RawLine> rawLines, LogBatch logBatch) {
        List<List<LogItem>> items;
        try {
            items = batchParser.parse(rawLines);
        } catch (LanguardException e) {
            if (held.isEmpty()) {
                cutter.seek(rawLines.get(0).start(), false); // nothing of them counts
            }
            throw e;
        }
        for (int i = 0; i < rawLines.size(); i++) {
            held.add(rawLines.get(i));
            give(items.get(i), logBatch);
        }
        if (held.isOverLimit()) {
            flush(logBatch);
        }
        moved = true;
    }

    private void give(List<LogItem> items, LogBatch logBatch) {
        for (LogItem item : items) {
            if (item instanceof LogItem.LogEntry logEntry) {
                Instant time = logEntry.time() == null ? Instant.now().truncatedTo(ChronoUnit.MILLIS) : logEntry.time();
                logBatch.lines.add(new LogLine(0, time, logEntry.level(), logEntry.message()));
                held.release(logEntry.message());
                toldBefore = 0;
            } else if (item instanceof LogItem.SuppressedLines suppressedLines) {
                logBatch.suppressed += suppressedLines.count();
                held.release(suppressedLines.count());
                toldBefore = 0;
            } else {
                if (toldBefore > 0) {
                    toldBefore--;
                } else {
                    logBatch.items.add(item);
                }
                held.countPublished();
            }
        }
    }

    private String guardAt(long offset) {
        try {
            return file.fingerprint(offset);
        } catch (IOException e) {
            return ""; // the next read says so, too
        }
    }
}
