package io.languard.logtail;

import io.languard.logtail.LogSourceFiles.FoundFile;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one source of one target: its live file, those before it, and the next one once it exists. What it reads counts as
 * read only when the position is stored with it. Not thread-safe.
 */
final class SourceTailer<T> {

    /** The result of {@link #read} if only a change of the files, or of the format, can yield more. */
    static final long WHEN_CHANGED = Long.MAX_VALUE;

    private static final Logger LOG = LoggerFactory.getLogger(SourceTailer.class);
    private static final long QUIET_MILLIS = 1_000;
    private static final long ROTATED_QUIET_MILLIS = 250;
    private static final long RETRY_MILLIS = 1_000;
    private static final int MAX_FAILURES = 3;

    private final SourceFileQueue queue;
    private final LogSink<T> sink;
    private final long maxBacklogBytes;
    private @Nullable FilePosition stored;
    private boolean resumed;
    private @Nullable LogFileReader<T> reader;
    private int failures;
    private volatile boolean refresh = true;

    /** @param stored where to continue; {@code null} if the source was never read */
    SourceTailer(LogSourceFiles files, LogSink<T> sink, @Nullable FilePosition stored, long maxBacklogBytes) {
        this.queue = new SourceFileQueue(files);
        this.sink = sink;
        this.stored = stored;
        this.maxBacklogBytes = maxBacklogBytes;
    }

    LogSourceFiles files() {
        return queue.files();
    }

    /** Requests that the files be listed again, since some may have been added or removed. Any thread. */
    void requestRefresh() {
        refresh = true;
    }

    long unreadBytes() throws IOException {
        return (reader == null ? 0 : reader.unreadBytes()) + queue.unreadBytes(key());
    }

    /** Returns whether everything has been read and passed on. */
    boolean isDrained() throws IOException {
        boolean holds = reader != null && (reader.hasPartialLine() || reader.hasPendingLines());
        return resumed && !refresh && !holds && unreadBytes() == 0;
    }

    /**
     * Reads a bounded piece.
     *
     * @param active whether the program runs, so that a line without an end may still get one
     * @param ended whether the program has ended for certain, so that nothing needs to be waited for
     * @param since when the program was started, for a source that was never read
     * @return milliseconds until it should be called again; 0 for immediately
     */
    long read(TailBatch<T> batch, LogFormat<T> format, boolean active, boolean ended, Instant since)
            throws IOException {
        if (!resumed) {
            resume(active, since);
            queue.removable(key()).forEach(file -> batch.finished.add(file.path()));
        }
        if (refresh) {
            refresh = false;
            queue.refresh();
        }
        LogFileReader<T> current = reader == null ? openNext(batch, since) : reader;
        if (current == null) {
            return WHEN_CHANGED;
        }
        try {
            return readFile(current, batch, format, active, ended);
        } catch (UnavailableException e) {
            current.rewind();
            return RETRY_MILLIS;
        } catch (ParserFailure e) {
            current.rewind();
            if (++failures == MAX_FAILURES) {
                LOG.warn("Could not parse lines of {}; they are stored unparsed", current.fileName(), e.getCause());
            }
            return RETRY_MILLIS;
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Continues with another parser. */
    void rewind() {
        if (reader != null) {
            reader.rewind();
        }
    }

    /** Records that everything up to this position has been stored. */
    void stored(FilePosition position) {
        stored = position;
    }

    /** Returns the stored position; {@code null} if there is none. */
    @Nullable
    FilePosition stored() {
        return stored;
    }

    /** Closes the file; reading would continue at the stored position. */
    void close() {
        resumed = false;
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }

    /** Returns the stored position in the live file, if bytes before it can be dropped. */
    Optional<FilePosition> droppablePosition() {
        return reader != null
                        && stored != null
                        && files().isLive(reader.fileName())
                        && stored.fileKey().equals(key())
                ? Optional.of(stored)
                : Optional.empty();
    }

    /** Adjusts offsets after bytes have been dropped from the start of the file. */
    void shiftOffsets(long bytes) {
        if (reader != null) {
            reader.shiftOffsets(bytes);
        }
    }

    private @Nullable String key() {
        return reader == null ? null : reader.file().key();
    }

    private void resume(boolean active, Instant since) throws IOException {
        queue.refresh();
        refresh = false;
        resumed = true;
        if (stored == null) {
            queue.markStartedAt(active ? since.toEpochMilli() : Long.MAX_VALUE);
        } else if (!resumeAt(stored)) {
            queue.markStartedAt(Checkpoint.parse(stored.checkpoint()).readAt());
        }
    }

    /** Opens the file of a position; returns false if it no longer exists. */
    private boolean resumeAt(FilePosition position) throws IOException {
        FoundFile file = queue.findByPosition(position).orElse(null);
        LogFileReader<T> opened = file == null ? null : open(file);
        if (file == null || opened == null) {
            return false;
        }
        long offset = opened.file().resumeOffset(position);
        if (offset < 0) {
            opened.close(); // another file that has the inode of the old one
            reader = null;
            return false;
        }
        opened.seek(offset, Checkpoint.parse(position.checkpoint()));
        opened.hasMoved(); // not from where it was stored
        queue.markResumed(file);
        return true;
    }

    private @Nullable LogFileReader<T> openNext(TailBatch<T> batch, Instant since) throws IOException {
        Optional<FoundFile> next = queue.next(null);
        if (next.isEmpty()) {
            return null;
        }
        LogFileReader<T> opened = open(next.get());
        if (opened == null) {
            refresh = true;
            return null;
        }
        opened.seek(
                queue.startOffset(next.get()),
                // The output of the running program is in a file of its own.
                files().isLive(next.get().name())
                        ? Checkpoint.NONE.withWrittenAfter(since.toEpochMilli())
                        : Checkpoint.NONE);
        batch.positions.put(this, opened.position());
        queue.removable(key()).forEach(file -> batch.finished.add(file.path()));
        return opened;
    }

    private @Nullable LogFileReader<T> open(FoundFile found) {
        try {
            TailedFile file = TailedFile.open(found.path());
            if (file.key().equals(found.key())) {
                reader = new LogFileReader<>(files().name(), found.name(), file, sink);
                return reader;
            }
            file.close();
            return null;
        } catch (IOException e) {
            return null; // deleted in the meantime or unreadable: listed again later
        }
    }

    private long readFile(
            LogFileReader<T> current, TailBatch<T> batch, LogFormat<T> format, boolean active, boolean ended)
            throws IOException {
        try {
            boolean unparsed = failures >= MAX_FAILURES;
            current.ensureParser(format, unparsed);
            if (current.isReplaced()) {
                current.drain(batch);
                current.seek(0, Checkpoint.NONE);
                current.ensureParser(format, unparsed);
            }
            if (unreadBytes() > maxBacklogBytes) {
                // Down to a quarter, so that lines are not skipped in every round.
                current.skipTo(current.file().size() + queue.unreadBytes(key()) - maxBacklogBytes / 4, batch);
            }
            if (!current.read(batch)) {
                return atEnd(current, batch, active, ended);
            }
            if (unparsed) {
                current.discardParser(); // for these lines only
            }
            failures = 0;
            return current.unreadBytes() > 0 ? 0 : untilDue(current, active, ended);
        } finally {
            if (reader != null && current.hasMoved()) {
                batch.positions.put(this, current.position());
            }
        }
    }

    /** Handles the end of the file: held lines may be due, or the next file. */
    private long atEnd(LogFileReader<T> current, TailBatch<T> batch, boolean active, boolean ended) throws IOException {
        boolean rotated = queue.next(key()).isPresent();
        if (rotated && (ended || current.quietMillis() >= ROTATED_QUIET_MILLIS)) {
            current.drain(batch);
            finish(current, batch);
            return 0;
        }
        if (!rotated && (ended || current.quietMillis() >= QUIET_MILLIS)) {
            if (!active) {
                current.drain(batch);
            } else if (current.hasPendingLines()) {
                current.flush(batch);
            }
            return WHEN_CHANGED;
        }
        return untilDue(current, active, ended);
    }

    /** Returns how long it takes until something is due although nothing new is written. */
    private long untilDue(LogFileReader<T> current, boolean active, boolean ended) {
        if (queue.next(key()).isPresent()) {
            return ended ? 0 : Math.max(1, ROTATED_QUIET_MILLIS - current.quietMillis());
        }
        boolean due = current.hasPendingLines() || (!active && current.hasPartialLine());
        if (!due) {
            return WHEN_CHANGED;
        }
        return ended ? 0 : Math.max(1, QUIET_MILLIS - current.quietMillis());
    }

    private void finish(LogFileReader<T> current, TailBatch<T> batch) throws IOException {
        queue.refresh();
        // As far as it was read, which may be less than its size by now.
        queue.findByKey(key())
                .ifPresent(file -> queue.markRead(
                        new FoundFile(file.path(), file.key(), current.offset(), file.modifiedMillis())));
        batch.positions.put(this, current.position());
        current.close();
        reader = null;
    }
}
