package io.languard.core.log;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.log.SourceFolder.FoundFile;
import io.languard.spi.log.LogPosition;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads one source of one server: the file that is live, those that were before it, and the next one when there is one. What
 * it gives counts as read only when its position is stored with it. Not for many threads.
 */
final class SourceTailer {

    /** The answer of {@link #read} when only a change of the files, or of the adapter, can bring more. */
    static final long WHEN_CHANGED = Long.MAX_VALUE;

    private static final long QUIET_MILLIS = 1_000;
    private static final long ROTATED_QUIET_MILLIS = 250;
    private static final long BEFORE_RETRY_MILLIS = 1_000;
    private static final int FAILURES = 3;

    private final String name;
    private final SourceFileQueue files;
    private final ParserSelector parserSelector;
    private final BacklogPolicy backlogPolicy;
    private LogPosition stored;
    private boolean resumed;
    private LogFileReader reading;
    private int failures;
    private volatile boolean relist = true;

    SourceTailer(
            String name,
            SourceFolder sourceFolder,
            ParserSelector parserSelector,
            LogPosition stored,
            BacklogPolicy backlogPolicy) {
        this.name = name;
        this.files = new SourceFileQueue(sourceFolder);
        this.parserSelector = parserSelector;
        this.stored = stored;
        this.backlogPolicy = backlogPolicy;
    }

    String name() {
        return name;
    }

    SourceFolder folder() {
        return files.folder();
    }

    /** Files may have come or gone. Any thread. */
    void requestRefresh() {
        relist = true;
    }

    /** Bytes that are there and have not been read. */
    long unreadBytes() throws IOException {
        return (reading == null ? 0 : reading.unreadBytes()) + files.unreadBytes(key());
    }

    /** Whether everything has been read and given. */
    boolean isDrained() throws IOException {
        boolean holds = reading != null && (reading.hasPartialLine() || reading.hasPendingLines());
        return resumed && !relist && !holds && unreadBytes() == 0;
    }

    /**
     * Reads on.
     *
     * @param active whether the game runs, so that a line without an end may still get one
     * @param since when the game began, for a source that was never read
     * @return milliseconds until it should be called again; 0 for at once
     */
    long read(LogBatch logBatch, boolean active, Instant since) throws IOException {
        if (!resumed) {
            resume(active, since);
            files.removable(key()).forEach(foundFile -> logBatch.finished.add(foundFile.path()));
        }
        if (relist) {
            relist = false;
            files.refresh();
        }
        if (reading == null && !openNext(logBatch)) {
            return WHEN_CHANGED;
        }
        try {
            return readFile(logBatch, active);
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
    Optional<LogPosition> droppablePosition() {
        boolean live = reading != null
                && stored != null
                && folder().isLiveOutput(reading.fileName())
                && stored.fileKey().equals(key());
        return live ? Optional.of(stored) : Optional.empty();
    }

    /** Bytes are gone from the file's start. */
    void shiftOffsets(long bytes) {
        reading.shiftOffsets(bytes);
    }

    private String key() {
        return reading == null ? null : reading.file().key();
    }

    private void resume(boolean active, Instant since) throws IOException {
        files.refresh();
        relist = false;
        resumed = true;
        Optional<FoundFile> last = stored == null ? Optional.empty() : files.findByPosition(stored);
        if (last.isPresent() && open(last.get())) {
            long offset = ResumeLocator.offset(reading.file(), stored);
            if (offset >= 0) {
                reading.seek(offset, Checkpoint.parse(stored.checkpoint()));
                reading.hasMoved(); // not from where it was stored
                files.markResumed(last.get());
                return;
            }
            reading.close(); // another file that has got the number of the old one
            reading = null;
        }
        if (stored != null) {
            files.markStartedAt(Checkpoint.parse(stored.checkpoint()).readAt());
        } else {
            files.markStartedAt(active ? since.toEpochMilli() : Long.MAX_VALUE);
        }
    }

    private boolean openNext(LogBatch logBatch) throws IOException {
        Optional<FoundFile> next = files.next(null);
        if (next.isEmpty()) {
            return false;
        }
        if (!open(next.get())) {
            relist = true;
            return false;
        }
        reading.seek(files.startOffset(next.get()), Checkpoint.NONE);
        logBatch.positions.put(this, reading.position());
        files.removable(key()).forEach(foundFile -> logBatch.finished.add(foundFile.path()));
        return true;
    }

    private boolean open(FoundFile foundFile) {
        try {
            TailedFile file = TailedFile.open(foundFile.path());
            if (file.key().equals(foundFile.key())) {
                reading = new LogFileReader(name, foundFile.name(), file);
                return true;
            }
            file.close();
            return false;
        } catch (IOException e) {
            return false; // gone in this moment, or not to be read: looked for again
        }
    }

    private long readFile(LogBatch logBatch, boolean active) throws IOException {
        try {
            boolean plain = failures >= FAILURES;
            reading.ensureParser(parserSelector, plain);
            if (reading.resetIfReplaced()) {
                reading.drain(logBatch);
                reading.seek(0, Checkpoint.NONE);
                reading.ensureParser(parserSelector, plain);
            }
            if (backlogPolicy.isExceeded(unreadBytes())) {
                reading.skipBacklog(backlogPolicy, files.unreadBytes(key()), logBatch);
            }
            if (!reading.read(logBatch)) {
                return atEnd(logBatch, active);
            }
            if (plain) {
                reading.discardParser(); // it was to get over these lines only
            }
            failures = 0;
            return reading.unreadBytes() > 0 ? 0 : waiting(active);
        } finally {
            if (reading != null && reading.hasMoved()) {
                logBatch.positions.put(this, reading.position());
            }
        }
    }

    /** Nothing new is there: what was held back may be due, or another file. */
    private long atEnd(LogBatch logBatch, boolean active) throws IOException {
        boolean rotated = files.next(key()).isPresent();
        if (rotated && reading.quietMillis() >= ROTATED_QUIET_MILLIS) {
            reading.drain(logBatch);
            finish(logBatch);
            return 0;
        }
        if (!rotated && reading.quietMillis() >= QUIET_MILLIS) {
            if (!active) {
                reading.drain(logBatch);
            } else if (reading.hasPendingLines()) {
                reading.flush(logBatch);
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
        boolean due = reading.hasPendingLines() || (!active && reading.hasPartialLine());
        return due ? Math.max(1, QUIET_MILLIS - reading.quietMillis()) : WHEN_CHANGED;
    }

    private void finish(LogBatch logBatch) throws IOException {
        files.refresh();
        // As far as it was read, which may be less than there is by now.
        files.findByKey(key())
                .ifPresent(foundFile -> files.markRead(new FoundFile(
                        foundFile.path(), foundFile.key(), reading.offset(), foundFile.modifiedMillis())));
        logBatch.positions.put(this, reading.position());
        reading.close();
        reading = null;
    }
}
