package io.languard.core.log;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.log.LogItem;
import io.languard.core.log.Folder.Found;
import io.languard.ports.log.LogLine;
import io.languard.ports.log.LogPosition;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Reads one source of one server: the file that is live, those that were before it, and the next one when there is one. What
 * it gives counts as read only when its position is stored with it. Not for many threads.
 */
final class SourceTail {

    /** The answer of {@link #read} when only a change of the files, or of the adapter, can bring more. */
    static final long WHEN_CHANGED = Long.MAX_VALUE;

    static final int BYTES = 256 * 1024;
    private static final int LINES = 5_000;
    private static final long QUIET_MILLIS = 1_000;
    private static final long ROTATED_QUIET_MILLIS = 250;
    private static final long BEFORE_RETRY_MILLIS = 1_000;
    private static final int FAILURES = 3;

    private final String name;
    private final SourceFiles files;
    private final Parsers parsers;
    private final LineCutter cutter = new LineCutter();
    private final HeldBack held = new HeldBack();
    private final Backlog backlog;
    private LogPosition stored;
    private boolean resumed;
    private OpenFile file;
    private String fileName;
    private Parsing parsing;
    private String guard = "";
    private int toldBefore;
    private int failures;
    private long grownAt = System.nanoTime();
    private volatile boolean relist = true;

    SourceTail(String name, Folder folder, Parsers parsers, LogPosition stored, long bound) {
        this.name = name;
        this.files = new SourceFiles(folder);
        this.parsers = parsers;
        this.stored = stored;
        this.backlog = new Backlog(bound);
    }

    String name() {
        return name;
    }

    Folder folder() {
        return files.folder();
    }

    /** Files may have come or gone. Any thread. */
    void relist() {
        relist = true;
    }

    /** Bytes that are there and have not been read. */
    long unread() throws IOException {
        long here = file == null ? 0 : Math.max(0, file.size() - cutter.offset());
        return here + files.unreadBytes(key());
    }

    private String key() {
        return file == null ? null : file.key();
    }

    /** Whether everything has been read and given. */
    boolean isDrained() throws IOException {
        return resumed && !relist && unread() == 0 && !cutter.holdsPart() && held.isEmpty();
    }

    /**
     * Reads on.
     *
     * @param active whether the game runs, so that a line without an end may still get one
     * @param since when the game began, for a source that was never read
     * @return milliseconds until it should be called again; 0 for at once
     */
    long read(Portion portion, boolean active, Instant since) throws IOException {
        if (!resumed) {
            resume(active, since);
            files.removable(key()).forEach(found -> portion.finished.add(found.path()));
        }
        if (relist) {
            relist = false;
            files.list();
        }
        if (file == null && !openNext(portion)) {
            return WHEN_CHANGED;
        }
        try {
            return readFile(portion, active);
        } catch (LanguardException e) {
            rewind();
            failures += e.code() == ErrorCode.INTERNAL_ERROR ? 1 : 0; // the fence's word for hangs and fails
            return BEFORE_RETRY_MILLIS;
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Another adapter is there: it begins where the last one had given everything out. */
    void rewind() {
        if (file != null) {
            int told = held.told() + toldBefore;
            cutter.seek(start(), held.isEmpty() && cutter.insideCutLine());
            held.clear();
            toldBefore = told;
            guard = guardAt(cutter.offset());
        }
        parsing = null;
    }

    /** What was given has been stored. */
    void stored(LogPosition position) {
        stored = position;
    }

    /** How far it has been stored; {@code null} if nothing has. */
    LogPosition stored() {
        return stored;
    }

    void close() {
        resumed = false;
        parsing = null;
        held.clear();
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                // a file that was only read: nothing is lost
            }
            file = null;
        }
    }

    /** The live output, if bytes from its start have been stored and may go. */
    Optional<LogPosition> droppable() {
        return file != null
                        && stored != null
                        && folder().isLiveOutput(fileName)
                        && stored.fileKey().equals(file.key())
                ? Optional.of(stored)
                : Optional.empty();
    }

    /** Bytes are gone from the file's start. */
    void shift(long bytes) {
        cutter.shift(bytes);
        held.shift(bytes);
        guard = guardAt(cutter.offset());
    }

    private void resume(boolean active, Instant since) throws IOException {
        files.list();
        relist = false;
        Optional<Found> last = stored == null ? Optional.empty() : files.ofPosition(stored);
        if (last.isPresent() && open(last.get())) {
            long offset = Resumption.offset(file, stored);
            if (offset >= 0) {
                Mark mark = Mark.of(stored.mark());
                begin(offset, mark.insideCutLine(), mark.told());
                files.resumedAt(last.get());
                resumed = true;
                return;
            }
            close(); // another file that has got the number of the old one
        }
        if (stored != null) {
            files.beginsAt(Mark.of(stored.mark()).readAt());
        } else {
            files.beginsAt(active ? since.toEpochMilli() : Long.MAX_VALUE);
        }
        resumed = true;
    }

    private boolean openNext(Portion portion) throws IOException {
        Optional<Found> next = files.next(null);
        if (next.isEmpty()) {
            return false;
        }
        long from = files.begin(next.get());
        if (!open(next.get())) {
            relist = true;
            return false;
        }
        begin(from, false, 0);
        portion.positions.put(this, position());
        files.removable(file.key()).forEach(found -> portion.finished.add(found.path()));
        return true;
    }

    private boolean open(Found found) {
        try {
            file = OpenFile.open(found.path());
        } catch (IOException e) {
            return false; // gone in this moment, or not to be read: looked for again
        }
        fileName = found.name();
        if (file.key().equals(found.key())) {
            return true;
        }
        closeFile();
        return false;
    }

    private void closeFile() {
        try {
            file.close();
        } catch (IOException e) {
            // a file that was only read: nothing is lost
        }
        file = null;
    }

    private void begin(long offset, boolean insideCutLine, int told) {
        cutter.seek(offset, insideCutLine);
        held.clear();
        toldBefore = told;
        guard = guardAt(offset);
        parsing = null;
        grownAt = System.nanoTime();
    }

    private long readFile(Portion portion, boolean active) throws IOException {
        if (parsing != null && parsing.gone()) {
            rewind();
        }
        if (parsing == null) {
            parsing = failures >= FAILURES ? new PlainParsing() : parsers.open(name, fileName);
        }
        startAgainIfReplaced(portion);
        if (backlog.isTooMuch(unread())) {
            dropForward(portion);
        }
        byte[] bytes = new byte[(int) Math.min(BYTES, Math.max(0, file.size() - cutter.offset()))];
        int got = file.read(bytes, bytes.length, cutter.offset());
        if (got == 0) {
            return atEnd(portion, active);
        }
        grownAt = System.nanoTime();
        List<Line> lines = new ArrayList<>();
        int taken = cutter.take(bytes, got, LINES, lines::add);
        if (!lines.isEmpty()) {
            parse(lines, portion);
        }
        guard = guardAt(cutter.offset());
        boolean more = taken < got || got == BYTES || cutter.offset() < file.size();
        return more ? 0 : waiting(active);
    }

    private void parse(List<Line> lines, Portion portion) {
        long from = held.isEmpty() ? lines.get(0).start() : held.start();
        List<List<LogItem>> items;
        try {
            items = parsing.lines(lines);
        } catch (LanguardException e) {
            if (held.isEmpty()) {
                cutter.seek(from, false);
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
        if (failures >= FAILURES) {
            parsing = null;
        }
        failures = 0;
        portion.positions.put(this, position());
    }

    private void give(List<LogItem> items, Portion portion) {
        for (LogItem item : items) {
            if (item instanceof LogItem.Entry entry) {
                portion.lines.add(stamped(entry));
                held.release(entry.message());
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

    private void flush(Portion portion) {
        give(parsing.flush(), portion);
        held.clear();
        portion.positions.put(this, position());
    }

    /** Nothing new is there: what was held back may be due, or another file. */
    private long atEnd(Portion portion, boolean active) throws IOException {
        long quiet = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - grownAt);
        if (files.next(file.key()).isPresent()) {
            if (quiet < ROTATED_QUIET_MILLIS) {
                return ROTATED_QUIET_MILLIS - quiet;
            }
            giveRest(portion);
            finish();
            return 0;
        }
        if (quiet >= QUIET_MILLIS) {
            if (!active) {
                giveRest(portion);
            } else if (!held.isEmpty()) {
                flush(portion);
            }
            return WHEN_CHANGED;
        }
        return waiting(active);
    }

    /** How long it takes until something is due although nothing new comes. */
    private long waiting(boolean active) {
        long quiet = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - grownAt);
        if (files.next(file.key()).isPresent()) {
            return Math.max(1, ROTATED_QUIET_MILLIS - quiet);
        }
        boolean due = !held.isEmpty() || (!active && cutter.holdsPart());
        return due ? Math.max(1, QUIET_MILLIS - quiet) : WHEN_CHANGED;
    }

    private void giveRest(Portion portion) {
        Line rest = cutter.rest();
        if (rest != null) {
            parse(List.of(rest), portion);
        }
        if (!held.isEmpty()) {
            flush(portion);
        }
    }

    private void finish() throws IOException {
        files.list();
        // As far as it was read, which may be less than there is by now.
        files.find(file.key())
                .ifPresent(found ->
                        files.done(new Found(found.path(), found.key(), cutter.offset(), found.modifiedMillis())));
        closeFile();
        parsing = null;
    }

    /** A file that has become shorter, or holds other bytes than were read, has been written anew. */
    private void startAgainIfReplaced(Portion portion) throws IOException {
        if (file.size() < cutter.offset() || !guard.equals(guardAt(cutter.offset()))) {
            giveRest(portion);
            begin(0, false, 0);
            parsing = parsers.open(name, fileName);
            portion.positions.put(this, position());
        }
    }

    private void dropForward(Portion portion) throws IOException {
        flush(portion);
        Backlog.Passed passed = backlog.pass(file, cutter.offset(), files.unreadBytes(file.key()));
        if (passed.lines() == 0) {
            return; // one endless line, which is cut anyway
        }
        long lines = passed.lines() - (cutter.insideCutLine() ? 1 : 0);
        cutter.seek(passed.offset(), false);
        guard = guardAt(passed.offset());
        portion.drop(name, lines);
        portion.positions.put(this, position());
    }

    private long start() {
        return held.isEmpty() ? cutter.start() : held.start();
    }

    private LogPosition position() {
        long offset = start();
        Mark mark = new Mark(
                guardAt(offset),
                held.isEmpty() && cutter.insideCutLine(),
                held.told() + toldBefore,
                0,
                "",
                System.currentTimeMillis());
        return new LogPosition(name, fileName, file.key(), offset, mark.text());
    }

    private String guardAt(long offset) {
        try {
            return file.guard(offset);
        } catch (IOException e) {
            return ""; // the next read says so, too
        }
    }

    private static LogLine stamped(LogItem.Entry entry) {
        return new LogLine(0, entry.time() == null ? now() : entry.time(), entry.level(), entry.message());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
