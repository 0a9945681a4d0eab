package io.languard.logtail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops stored bytes from the start of captured output while the program appends to it. {@code fallocate --collapse-range}
 * does that atomically (ext4, XFS); a tag, written over the first bytes beforehand, shows after a crash whether it has been
 * done. On other file systems the blocks are freed and leave a hole ({@code --punch-hole}). Where neither works, a file that
 * has been read completely is truncated to nothing, which loses what the program writes at that moment.
 */
final class LogTruncator<T> {

    private static final Logger LOG = LoggerFactory.getLogger(LogTruncator.class);

    /** The multiple of the limit at which bytes are dropped even while there is a backlog. */
    private static final int PRESSING = 8;

    private static final int BLOCK = 4096;

    private final LogSink<T> sink;
    private final long retainedBytes;
    private final FileTrimmer trimmer;
    private TrimMethod trimMethod = TrimMethod.COLLAPSE;
    private @Nullable String punchedFile;
    private long punched;

    private enum TrimMethod {
        COLLAPSE,
        PUNCH,
        TRUNCATE
    }

    LogTruncator(LogSink<T> sink, TailOptions options) {
        this.sink = sink;
        this.retainedBytes = options.retainedBytes();
        this.trimmer = options.trimmer();
    }

    /** Drops stored bytes if they are enough. Everything that was read from the source is stored when this is called. */
    void trim(SourceTailer<T> source) throws IOException {
        FilePosition stored = source.droppablePosition().orElse(null);
        if (stored == null || !isWorthIt(source, stored)) {
            return;
        }
        Path output = source.files().live();
        source.files().rotationLock().lock();
        try {
            if (!TailedFile.keyOf(output).equals(stored.fileKey())) {
                return; // the output has been rotated
            }
            switch (trimMethod) {
                case COLLAPSE -> collapse(output, source, stored);
                case PUNCH -> punch(output, stored);
                case TRUNCATE -> truncate(output, source, stored);
            }
        } finally {
            source.files().rotationLock().unlock();
        }
    }

    private boolean isWorthIt(SourceTailer<T> source, FilePosition stored) throws IOException {
        if (!stored.fileKey().equals(punchedFile)) {
            punchedFile = stored.fileKey();
            punched = 0;
        }
        long droppable = stored.offset() - punched;
        return droppable >= PRESSING * retainedBytes || droppable >= retainedBytes && source.unreadBytes() == 0;
    }

    private void collapse(Path output, SourceTailer<T> source, FilePosition stored) throws IOException {
        long bytes = wholeBlocks(output, stored.offset());
        String tag = "#languard-" + UUID.randomUUID().toString().substring(0, 13);
        writeTag(output, tag);
        Checkpoint checkpoint = Checkpoint.parse(stored.checkpoint());
        save(source, withMark(stored, stored.offset(), checkpoint.withPendingDrop(bytes, tag)));
        boolean done = trimmer.collapse(output, bytes);
        if (done) {
            source.shiftOffsets(bytes);
        } else {
            trimMethod = TrimMethod.PUNCH;
        }
        // If this can't be stored, the tag shows what has happened, and the next batch stores the position.
        save(source, withMark(stored, stored.offset() - (done ? bytes : 0), checkpoint));
    }

    private void punch(Path output, FilePosition stored) throws IOException {
        long end = wholeBlocks(output, stored.offset());
        if (trimmer.punch(output, punched, end - punched)) {
            punched = end;
        } else {
            trimMethod = TrimMethod.TRUNCATE;
            LOG.warn(
                    "{}: the file system can't drop the beginning of a file; it is truncated once it has been read",
                    output);
        }
    }

    private void truncate(Path output, SourceTailer<T> source, FilePosition stored) throws IOException {
        if (!source.isDrained()) {
            return;
        }
        try (FileChannel channel =
                FileChannel.open(output, Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))) {
            if (channel.size() == stored.offset()) {
                channel.truncate(0);
                source.shiftOffsets(stored.offset());
                save(source, withMark(stored, 0, Checkpoint.NONE));
            }
        }
    }

    private void save(SourceTailer<T> source, FilePosition position) {
        source.stored(position);
        sink.store(List.of(), List.of(position));
    }

    private static FilePosition withMark(FilePosition position, long offset, Checkpoint checkpoint) {
        return new FilePosition(position.source(), position.file(), position.fileKey(), offset, checkpoint.format());
    }

    /** Returns the number of bytes before an offset in whole blocks, without those that identify the file. */
    private static long wholeBlocks(Path output, long offset) throws IOException {
        long block = Math.max(BLOCK, Files.getFileStore(output).getBlockSize());
        return (offset - TailedFile.FINGERPRINT_BYTES) / block * block;
    }

    private static void writeTag(Path output, String tag) throws IOException {
        try (FileChannel channel =
                FileChannel.open(output, Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))) {
            channel.write(ByteBuffer.wrap(tag.getBytes(StandardCharsets.US_ASCII)), 0);
            channel.force(false); // the position that is stored next relies on it
        }
    }
}
