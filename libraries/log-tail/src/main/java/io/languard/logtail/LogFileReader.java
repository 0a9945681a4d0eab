package io.languard.logtail;

import io.languard.logtail.LineParser.Parsed;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file: bytes to lines to items, and knows the position from which another reader could continue. Not thread-safe.
 */
final class LogFileReader<T> implements Closeable {

    private static final int MAX_BYTES = 256 * 1024;
    private static final int MAX_LINES = 5_000;

    private final String source;
    private final String fileName;
    private final TailedFile file;
    private final LogSink<T> sink;
    private final LineSplitter splitter = new LineSplitter();
    private final PendingLines held = new PendingLines();
    private final WriteTimes times;
    private @Nullable LineParser<T> parser;
    private String fingerprint = "";

    /** The number of events after the position that have been published, and must not be published again. */
    private int published;

    private long grownAt;
    private boolean moved;

    LogFileReader(String source, String fileName, TailedFile file, LogSink<T> sink) {
        this.source = source;
        this.fileName = fileName;
        this.file = file;
        this.sink = sink;
        this.times = new WriteTimes(source, fileName, file);
        seek(0, Checkpoint.NONE);
    }

    /** Continues at an offset with another parser. */
    void seek(long offset, Checkpoint checkpoint) {
        splitter.seek(offset, checkpoint.insideTruncatedLine());
        held.clear();
        published = checkpoint.published();
        fingerprint = fingerprintAt(offset);
        times.startAt(offset, checkpoint.writtenAfter());
        parser = null;
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
        return splitter.offset();
    }

    long unreadBytes() throws IOException {
        return Math.max(0, file.size() - splitter.offset());
    }

    /** Returns whether there is a line without an end. */
    boolean hasPartialLine() {
        return splitter.hasPartialLine();
    }

    /** Returns whether the parser holds lines back. */
    boolean hasPendingLines() {
        return !held.isEmpty();
    }

    /** Returns how long the file has not grown. */
    long quietMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - grownAt);
    }

    /** Returns whether the position has changed since the last call. */
    boolean hasMoved() {
        boolean now = moved;
        moved = false;
        return now;
    }

    /** Returns the position up to which everything has been passed on. */
    FilePosition position() {
        long offset = held.isEmpty() ? splitter.start() : held.startOffset();
        Checkpoint checkpoint = new Checkpoint(
                fingerprintAt(offset),
                held.isEmpty() && splitter.insideTruncatedLine(),
                held.published() + published,
                0,
                "",
                System.currentTimeMillis(),
                times.afterPosition(!held.isEmpty()));
        return new FilePosition(source, fileName, file.key(), offset, checkpoint.format());
    }

    /** Opens a parser if there is none that can be used; an {@code unparsed} one passes lines on as they are. */
    void ensureParser(LogFormat<T> format, boolean unparsed) {
        if (parser != null && parser.isStale()) {
            rewind();
        }
        if (parser == null) {
            parser = unparsed ? new PassThrough() : ParserFailure.guard(() -> format.open(times));
        }
    }

    /** Continues with another parser after the last line that this one has consumed. */
    void rewind() {
        long offset = held.isEmpty() ? splitter.start() : held.startOffset();
        boolean inside = held.isEmpty() && splitter.insideTruncatedLine();
        seek(
                offset,
                new Checkpoint(
                        "", inside, held.published() + published, 0, "", 0, times.afterPosition(!held.isEmpty())));
    }

    /** Continues with another parser after the last line that was read. */
    void discardParser() {
        parser = null;
    }

    /** Returns whether the file is shorter than what was read, or holds other bytes: it was written from its start. */
    boolean isReplaced() throws IOException {
        return file.size() < splitter.offset() || !fingerprint.equals(fingerprintAt(splitter.offset()));
    }

    /** Reads a bounded piece; returns false if there was nothing new. */
    boolean read(TailBatch<T> batch) throws IOException {
        long now = System.currentTimeMillis();
        long unread = unreadBytes();
        byte[] bytes = new byte[(int) Math.min(MAX_BYTES, unread)];
        int got = file.read(bytes, bytes.length, splitter.offset());
        if (got == 0) {
            times.read(now, unread == 0);
            return false;
        }
        grownAt = System.nanoTime();
        List<RawLine> lines = new ArrayList<>();
        int consumed = splitter.feed(bytes, got, MAX_LINES, lines::add);
        times.read(now, consumed == unread);
        if (!lines.isEmpty()) {
            parse(lines, batch);
        }
        fingerprint = fingerprintAt(splitter.offset());
        return true;
    }

    /** Has the parser return what it holds back. */
    void flush(TailBatch<T> batch) {
        pass(ParserFailure.guard(parser()::flush), batch);
        held.clear();
        moved = true;
    }

    /** Passes on everything, including a line without an end. */
    void drain(TailBatch<T> batch) {
        RawLine rest = splitter.takePartialLine();
        if (rest != null) {
            parse(List.of(rest), batch);
        }
        if (!held.isEmpty()) {
            flush(batch);
        }
    }

    /** Skips whole lines up to an offset and leaves an item in their place. */
    void skipTo(long target, TailBatch<T> batch) throws IOException {
        flush(batch);
        TailedFile.Skipped skipped = file.skipLines(splitter.offset(), target);
        if (skipped.lines() == 0) {
            return; // a single endless line, which is truncated anyway
        }
        batch.items.add(sink.skipped(source, skipped.lines() - (splitter.insideTruncatedLine() ? 1 : 0)));
        splitter.seek(skipped.offset(), false);
        fingerprint = fingerprintAt(skipped.offset());
        moved = true;
    }

    /** Adjusts offsets after bytes have been dropped from the start of the file. */
    void shiftOffsets(long bytes) {
        splitter.shiftOffsets(bytes);
        held.shiftOffsets(bytes);
        fingerprint = fingerprintAt(splitter.offset());
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            return; // nothing is lost: the file was only read
        }
    }

    private void parse(List<RawLine> lines, TailBatch<T> batch) {
        List<Parsed<T>> parsed;
        try {
            parsed = ParserFailure.guard(() -> parser().parse(lines));
        } catch (UnavailableException | ParserFailure e) {
            if (held.isEmpty()) {
                splitter.seek(lines.get(0).start(), false); // none of them counts
            }
            throw e;
        }
        for (int i = 0; i < lines.size(); i++) {
            held.add(lines.get(i));
            pass(parsed.get(i), batch);
        }
        if (held.isOverLimit()) {
            flush(batch);
        }
        times.parsed(!held.isEmpty() && held.startOffset() < lines.get(0).start());
        moved = true;
    }

    /** Events are counted, so that those of lines that are read again after a crash can be left out. */
    private void pass(Parsed<T> parsed, TailBatch<T> batch) {
        release(Math.max(1, parsed.heldLines())); // those before the line that was just read
        batch.items.addAll(parsed.records());
        for (T event : parsed.events()) {
            if (published > 0) {
                published--;
            } else {
                batch.items.add(event);
            }
            held.countPublished();
        }
        release(parsed.heldLines());
    }

    private void release(int heldLines) {
        if (held.retainNewest(heldLines)) {
            published = 0;
        }
    }

    private LineParser<T> parser() {
        return Objects.requireNonNull(parser, "no parser");
    }

    private String fingerprintAt(long offset) {
        try {
            return file.fingerprint(offset);
        } catch (IOException e) {
            return ""; // the next read fails too and reports it
        }
    }

    /** Passes lines on as they are. */
    private final class PassThrough implements LineParser<T> {

        @Override
        public List<Parsed<T>> parse(List<RawLine> lines) {
            return lines.stream()
                    .map(line -> Parsed.ofRecord(sink.unparsed(line)))
                    .toList();
        }

        @Override
        public Parsed<T> flush() {
            return new Parsed<>(List.of(), List.of(), 0);
        }

        @Override
        public boolean isStale() {
            return false;
        }
    }
}
