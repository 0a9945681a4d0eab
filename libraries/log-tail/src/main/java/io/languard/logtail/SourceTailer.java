package io.languard.logtail;

import io.languard.logtail.LogSourceFiles.FoundFile;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
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
    private FilePosition stored;
    private boolean resumed;
    private LogFileReader<T> reader;
    private int failures;
    private volatile boolean refresh = true;

    /** @param stored where to continue; {@code null} if the source was never read */
    SourceTailer(LogSourceFiles files, LogSink<T> sink, FilePosition stored, long maxBacklogBytes) {
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
     * @param since when the program was started, for a source that was never read
     * @return milliseconds until it should be called again; 0 for immediately
     */
    long read(TailBatch<T> batch, LogFormat<T> format, boolean active, Instant since) throws IOException {
        if (!resumed) {
            resume(active, since);
            queue.removable(key()).forEach(file -> batch.finished.add(file.path()));
        }
        if (refresh) {
            refresh = false;
            queue.refresh();
        }
        if (reader == null && !openNext(batch)) {
            return WHEN_CHANGED;
        }
        try {
            return readFile(batch, format, active);
        } catch (UnavailableException e) {
            reader.rewind();
            return RETRY_MILLIS;
        } catch (ParserFailure e) {
            reader.rewind();
            if (++failures == MAX_FAILURES) {
                LOG.warn("Could not parse lines of {}; they are stored unparsed", reader.fileName(), e.getCause());
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
        boolean live = reader != null
                && stored != null
                && files().isLive(reader.fileName())
                && stored.fileKey().equals(key());
        return live ? Optional.of(stored) : Optional.empty();
    }

    /** Adjusts offsets after bytes have been dropped from the start of the file. */
    void shiftOffsets(long bytes) {
        reader.shiftOffsets(bytes);
    }

    private String key() {
        return reader == null ? null : reader.file().key();
    }

    private void resume(boolean active, Instant since) throws IOException {
        queue.refresh();
        refresh = false;
        resumed = true;
        Optional<FoundFile> last = stored == null ? Optional.empty() : queue.findByPosition(stored);
        if (last.isPresent() && open(last.get())) {
            long offset = reader.file().resumeOffset(stored);
            if (offset >= 0) {
                reader.seek(offset, Checkpoint.parse(stored.checkpoint()));
                reader.hasMoved(); // not from where it was stored
                queue.markResumed(last.get());
                return;
            }
            reader.close(); // another file that has the inode of the old one
            reader = null;
        }
        if (stored != null) {
            queue.markStartedAt(Checkpoint.parse(stored.checkpoint()).readAt());
        } else {
            queue.markStartedAt(active ? since.toEpochMilli() : Long.MAX_VALUE);
        }
    }

    private boolean openNext(TailBatch<T> batch) throws IOException {
        Optional<FoundFile> next = queue.next(null);
        if (next.isEmpty()) {
            return false;
        }
        if (!open(next.get())) {
            refresh = true;
            return false;
        }
        reader.seek(queue.startOffset(next.get()), Checkpoint.NONE);
        batch.positions.put(this, reader.position());
        queue.removable(key()).forEach(file -> batch.finished.add(file.path()));
        return true;
    }

    private boolean open(FoundFile found) {
        try {
            TailedFile file = TailedFile.open(found.path());
            if (file.key().equals(found.key())) {
                reader = new LogFileReader<>(files().name(), found.name(), file, sink);
                return true;
            }
            file.close();
            return false;
        } catch (IOException e) {
            return false; // deleted in the meantime or unreadable: listed again later
        }
    }

    private long readFile(TailBatch<T> batch, LogFormat<T> format, boolean active) throws IOException {
        try {
            boolean unparsed = failures >= MAX_FAILURES;
            reader.ensureParser(format, unparsed);
            if (reader.isReplaced()) {
                reader.drain(batch);
                reader.seek(0, Checkpoint.NONE);
                reader.ensureParser(format, unparsed);
            }
            if (unreadBytes() > maxBacklogBytes) {
                // Down to a quarter, so that lines are not skipped in every round.
                reader.skipTo(reader.file().size() + queue.unreadBytes(key()) - maxBacklogBytes / 4, batch);
            }
            if (!reader.read(batch)) {
                return atEnd(batch, active);
            }
            if (unparsed) {
                reader.discardParser(); // for these lines only
            }
            failures = 0;
            return reader.unreadBytes() > 0 ? 0 : untilDue(active);
        } finally {
            if (reader != null && reader.hasMoved()) {
                batch.positions.put(this, reader.position());
            }
        }
    }

    /** Handles the end of the file: held lines may be due, or the next file. */
    private long atEnd(TailBatch<T> batch, boolean active) throws IOException {
        boolean rotated = queue.next(key()).isPresent();
        if (rotated && reader.quietMillis() >= ROTATED_QUIET_MILLIS) {
            reader.drain(batch);
            finish(batch);
            return 0;
        }
        if (!rotated && reader.quietMillis() >= QUIET_MILLIS) {
            if (!active) {
                reader.drain(batch);
            } else if (reader.hasPendingLines()) {
                reader.flush(batch);
            }
            return WHEN_CHANGED;
        }
        return untilDue(active);
    }

    /** Returns how long it takes until something is due although nothing new is written. */
    private long untilDue(boolean active) {
        if (queue.next(key()).isPresent()) {
            return Math.max(1, ROTATED_QUIET_MILLIS - reader.quietMillis());
        }
        boolean due = reader.hasPendingLines() || (!active && reader.hasPartialLine());
        return due ? Math.max(1, QUIET_MILLIS - reader.quietMillis()) : WHEN_CHANGED;
    }

    private void finish(TailBatch<T> batch) throws IOException {
        queue.refresh();
        // As far as it was read, which may be less than its size by now.
        queue.findByKey(key())
                .ifPresent(file ->
                        queue.markRead(new FoundFile(file.path(), file.key(), reader.offset(), file.modifiedMillis())));
        batch.positions.put(this, reader.position());
        reader.close();
        reader = null;
    }
}
