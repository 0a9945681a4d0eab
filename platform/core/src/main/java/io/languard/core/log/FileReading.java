package io.languard.core.log;

import io.languard.api.error.LanguardException;
import io.languard.api.log.LogItem;
import io.languard.ports.log.LogLine;
import io.languard.ports.log.LogPosition;
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
final class FileReading implements Closeable {

    private static final int BYTES = 256 * 1024;
    private static final int LINES = 5_000;

    private final String source;
    private final String fileName;
    private final OpenFile file;
    private final LineCutter cutter = new LineCutter();
    private final HeldBack held = new HeldBack();
    private Parsing parsing;
    private String guard = "";
    private int toldBefore;
    private long grownAt;
    private boolean moved;

    FileReading(String source, String fileName, OpenFile file) {
        this.source = source;
        this.fileName = fileName;
        this.file = file;
        begin(0, Mark.NONE);
    }

    /** Begins anew at an offset. */
    void begin(long offset, Mark mark) {
        cutter.seek(offset, mark.insideCutLine());
        held.clear();
        toldBefore = mark.told();
        guard = guardAt(offset);
        parsing = null;
        grownAt = System.nanoTime();
        moved = true;
    }

    OpenFile file() {
        return file;
    }

    String fileName() {
        return fileName;
    }

    long offset() {
        return cutter.offset();
    }

    /** Bytes that are there and have not been read. */
    long unread() throws IOException {
        return Math.max(0, file.size() - cutter.offset());
    }

    /** Whether a line has begun that has no end yet. */
    boolean holdsPart() {
        return cutter.holdsPart();
    }

    /** Whether the adapter's reader holds lines back. */
    boolean holdsLines() {
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
        long offset = held.isEmpty() ? cutter.start() : held.start();
        Mark mark = new Mark(
                guardAt(offset),
                held.isEmpty() && cutter.insideCutLine(),
                held.told() + toldBefore,
                0,
                "",
                System.currentTimeMillis());
        return new LogPosition(source, fileName, file.key(), offset, mark.text());
    }

    /** Sees to it that there is a reader. */
    void prepare(Parsers parsers, boolean plain) {
        if (parsing != null && parsing.gone()) {
            rewind();
        }
        if (parsing == null) {
            parsing = plain ? new PlainParsing() : parsers.open(source, fileName);
        }
    }

    /** Another reader begins where the last one had given everything out. */
    void rewind() {
        long offset = held.isEmpty() ? cutter.start() : held.start();
        boolean inside = held.isEmpty() && cutter.insideCutLine();
        begin(offset, new Mark("", inside, held.told() + toldBefore, 0, "", 0));
    }

    /** The next lines come from another reader, which goes on behind what was given out. */
    void dropReader() {
        parsing = null;
    }

    /** A file that has become shorter, or holds other bytes than were read, was written anew: begins anew, too. */
    boolean isReplaced() throws IOException {
        return file.size() < cutter.offset() || !guard.equals(guardAt(cutter.offset()));
    }

    /** Reads a piece; false if there was nothing new. */
    boolean read(Portion portion) throws IOException {
        byte[] bytes = new byte[(int) Math.min(BYTES, unread())];
        int got = file.read(bytes, bytes.length, cutter.offset());
        if (got == 0) {
            return false;
        }
        grownAt = System.nanoTime();
        List<Line> lines = new ArrayList<>();
        cutter.take(bytes, got, LINES, lines::add);
        if (!lines.isEmpty()) {
            parse(lines, portion);
        }
        guard = guardAt(cutter.offset());
        return true;
    }

    /** Has the reader give out what it holds back. */
    void flush(Portion portion) {
        give(parsing.flush(), portion);
        held.clear();
        moved = true;
    }

    /** Gives out everything, also a line that has no end. */
    void giveRest(Portion portion) {
        Line rest = cutter.rest();
        if (rest != null) {
            parse(List.of(rest), portion);
        }
        if (!held.isEmpty()) {
            flush(portion);
        }
    }

    /** Passes over lines, as many as the backlog says. */
    void passOver(Backlog backlog, long elsewhere, Portion portion) throws IOException {
        flush(portion);
        Backlog.Passed passed = backlog.pass(file, cutter.offset(), elsewhere);
        if (passed.lines() == 0) {
            return; // one endless line, which is cut anyway
        }
        portion.drop(source, passed.lines() - (cutter.insideCutLine() ? 1 : 0));
        cutter.seek(passed.offset(), false);
        guard = guardAt(passed.offset());
        moved = true;
    }

    /** Bytes are gone from the file's start. */
    void shift(long bytes) {
        cutter.shift(bytes);
        held.shift(bytes);
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

    private void parse(List<Line> lines, Portion portion) {
        List<List<LogItem>> items;
        try {
            items = parsing.lines(lines);
        } catch (LanguardException e) {
            if (held.isEmpty()) {
                cutter.seek(lines.get(0).start(), false); // nothing of them counts
            }
            throw e;
        }
        for (int i = 0; i < lines.size(); i++) {
            held.add(lines.get(i));
            give(items.get(i), portion);
        }
        if (held.isTooMuch()) {
            flush(portion);
        }
        moved = true;
    }

    private void give(List<LogItem> items, Portion portion) {
        for (LogItem item : items) {
            if (item instanceof LogItem.Entry entry) {
                Instant time = entry.time() == null ? Instant.now().truncatedTo(ChronoUnit.MILLIS) : entry.time();
                portion.lines.add(new LogLine(0, time, entry.level(), entry.message()));
                held.release(entry.message());
                toldBefore = 0;
            } else if (item instanceof LogItem.Omitted omitted) {
                portion.omitted += omitted.lines();
                held.release(omitted.lines());
                toldBefore = 0;
            } else {
                if (toldBefore > 0) {
                    toldBefore--;
                } else {
                    portion.news.add(item);
                }
                held.tell();
            }
        }
    }

    private String guardAt(long offset) {
        try {
            return file.guard(offset);
        } catch (IOException e) {
            return ""; // the next read says so, too
        }
    }
}
