package io.languard.core.log;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.log.Folder.Found;
import io.languard.ports.log.LogPosition;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads one source of one server: the file that is live, those that were before it, and the next one when there is one. What
 * it gives counts as read only when its position is stored with it. Not for many threads.
 */
final class SourceTail {

    /** The answer of {@link #read} when only a change of the files, or of the adapter, can bring more. */
    static final long WHEN_CHANGED = Long.MAX_VALUE;

    private static final long QUIET_MILLIS = 1_000;
    private static final long ROTATED_QUIET_MILLIS = 250;
    private static final long BEFORE_RETRY_MILLIS = 1_000;
    private static final int FAILURES = 3;

    private final String name;
    private final SourceFiles files;
    private final Parsers parsers;
    private final Backlog backlog;
    private LogPosition stored;
    private boolean resumed;
    private FileReading reading;
    private int failures;
    private volatile boolean relist = true;

    SourceTail(String name, Folder folder, Parsers parsers, LogPosition stored, Backlog backlog) {
        this.name = name;
        this.files = new SourceFiles(folder);
        this.parsers = parsers;
        this.stored = stored;
        this.backlog = backlog;
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
        return (reading == null ? 0 : reading.unread()) + files.unreadBytes(key());
    }

    /** Whether everything has been read and given. */
    boolean isDrained() throws IOException {
        boolean holds = reading != null && (reading.holdsPart() || reading.holdsLines());
        return resumed && !relist && !holds && unread() == 0;
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
        if (reading == null && !openNext(portion)) {
            return WHEN_CHANGED;
        }
        try {
            return readFile(portion, active);
        } catch (LanguardException e) {
            reading.rewind();
            failures += e.code() == ErrorCode.INTERNAL_ERROR ? 1 : 0; // the fence's word for hangs and fails
            return BEFORE_RETRY_MILLIS;
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Another adapter is there. */
    void rewind() {
        if (reading != null) {
            reading.rewind();
        }
    }

    /** What was given has been stored. */
    void stored(LogPosition position) {
        stored = position;
    }

    /** How far it has been stored; {@code null} if nothing has. */
    LogPosition stored() {
        return stored;
    }

    /** Gives its file back; reading would go on at the stored position. */
    void close() {
        resumed = false;
        if (reading != null) {
            reading.close();
            reading = null;
        }
    }

    /** The position in the live output, if bytes before it may go. */
    Optional<LogPosition> droppable() {
        boolean live = reading != null
                && stored != null
                && folder().isLiveOutput(reading.fileName())
                && stored.fileKey().equals(key());
        return live ? Optional.of(stored) : Optional.empty();
    }

    /** Bytes are gone from the file's start. */
    void shift(long bytes) {
        reading.shift(bytes);
    }

    private String key() {
        return reading == null ? null : reading.file().key();
    }

    private void resume(boolean active, Instant since) throws IOException {
        files.list();
        relist = false;
        resumed = true;
        Optional<Found> last = stored == null ? Optional.empty() : files.ofPosition(stored);
        if (last.isPresent() && open(last.get())) {
            long offset = Resumption.offset(reading.file(), stored);
            if (offset >= 0) {
                reading.begin(offset, Mark.of(stored.mark()));
                reading.hasMoved(); // not from where it was stored
                files.resumedAt(last.get());
                return;
            }
            reading.close(); // another file that has got the number of the old one
            reading = null;
        }
        if (stored != null) {
            files.beginsAt(Mark.of(stored.mark()).readAt());
        } else {
            files.beginsAt(active ? since.toEpochMilli() : Long.MAX_VALUE);
        }
    }

    private boolean openNext(Portion portion) throws IOException {
        Optional<Found> next = files.next(null);
        if (next.isEmpty()) {
            return false;
        }
        if (!open(next.get())) {
            relist = true;
            return false;
        }
        reading.begin(files.begin(next.get()), Mark.NONE);
        portion.positions.put(this, reading.position());
        files.removable(key()).forEach(found -> portion.finished.add(found.path()));
        return true;
    }

    private boolean open(Found found) {
        try {
            OpenFile file = OpenFile.open(found.path());
            if (file.key().equals(found.key())) {
                reading = new FileReading(name, found.name(), file);
                return true;
            }
            file.close();
            return false;
        } catch (IOException e) {
            return false; // gone in this moment, or not to be read: looked for again
        }
    }

    private long readFile(Portion portion, boolean active) throws IOException {
        try {
            boolean plain = failures >= FAILURES;
            reading.prepare(parsers, plain);
            if (reading.isReplaced()) {
                reading.giveRest(portion);
                reading.begin(0, Mark.NONE);
                reading.prepare(parsers, plain);
            }
            if (backlog.isTooMuch(unread())) {
                reading.passOver(backlog, files.unreadBytes(key()), portion);
            }
            if (!reading.read(portion)) {
                return atEnd(portion, active);
            }
            if (plain) {
                reading.dropReader(); // it was to get over these lines only
            }
            failures = 0;
            return reading.unread() > 0 ? 0 : waiting(active);
        } finally {
            if (reading != null && reading.hasMoved()) {
                portion.positions.put(this, reading.position());
            }
        }
    }

    /** Nothing new is there: what was held back may be due, or another file. */
    private long atEnd(Portion portion, boolean active) throws IOException {
        boolean rotated = files.next(key()).isPresent();
        if (rotated && reading.quietMillis() >= ROTATED_QUIET_MILLIS) {
            reading.giveRest(portion);
            finish(portion);
            return 0;
        }
        if (!rotated && reading.quietMillis() >= QUIET_MILLIS) {
            if (!active) {
                reading.giveRest(portion);
            } else if (reading.holdsLines()) {
                reading.flush(portion);
            }
            return WHEN_CHANGED;
        }
        return waiting(active);
    }

    /** How long it takes until something is due although nothing new comes. */
    private long waiting(boolean active) {
        if (files.next(key()).isPresent()) {
            return Math.max(1, ROTATED_QUIET_MILLIS - reading.quietMillis());
        }
        boolean due = reading.holdsLines() || (!active && reading.holdsPart());
        return due ? Math.max(1, QUIET_MILLIS - reading.quietMillis()) : WHEN_CHANGED;
    }

    private void finish(Portion portion) throws IOException {
        files.list();
        // As far as it was read, which may be less than there is by now.
        files.find(key())
                .ifPresent(found ->
                        files.done(new Found(found.path(), found.key(), reading.offset(), found.modifiedMillis())));
        portion.positions.put(this, reading.position());
        reading.close();
        reading = null;
    }
}
