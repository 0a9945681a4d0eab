package io.languard.core.log;

import io.languard.core.server.ServerInstance;
import io.languard.spi.log.LogPosition;
import io.languard.spi.log.LogStore;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops from the start of a running game's output what has been stored. The game holds the file open and appends, so the
 * file stays and becomes shorter at its start: {@code fallocate --collapse-range} does that at once (ext4, XFS). A tag, written
 * over the first bytes beforehand, tells after a crash whether it has been done. Other file systems free the blocks and
 * leave a hole ({@code --punch-hole}). Where neither works, a file that has been read whole is cut to nothing; what the game
 * writes in that very moment is lost.
 */
final class LogTruncator {

    private static final Logger LOG = LoggerFactory.getLogger(LogTruncator.class);

    /** So many times as much is dropped also while more is being written than can be read. */
    private static final int PRESSING = 8;

    private static final int BLOCK = 4096;

    private final ServerInstance server;
    private final LogStore store;
    private final Path output;
    private final TailLimits tailLimits;
    private TrimMethod trimMethod = TrimMethod.COLLAPSE;
    private String punchedFile;
    private long punched;

    private enum TrimMethod {
        COLLAPSE,
        PUNCH,
        TRUNCATE
    }

    LogTruncator(ServerInstance server, LogStore store, Path output, TailLimits tailLimits) {
        this.tailLimits = tailLimits;
        this.server = server;
        this.store = store;
        this.output = output;
    }

    /** Drops what may go, if it is enough. Nothing of the source is unstored when this is called. */
    void trim(SourceTailer source) throws IOException {
        LogPosition stored = source.droppablePosition().orElse(null);
        if (stored == null || !isWorthIt(source, stored)) {
            return;
        }
        server.outputLock().lock();
        try {
            if (!TailedFile.keyOf(output).equals(stored.fileKey())) {
                return; // the next run has begun
            }
            switch (trimMethod) {
                case COLLAPSE -> collapse(source, stored);
                case PUNCH -> punch(stored);
                case TRUNCATE -> truncate(source, stored);
            }
        } finally {
            server.outputLock().unlock();
        }
    }

    private boolean isWorthIt(SourceTailer source, LogPosition stored) throws IOException {
        if (!stored.fileKey().equals(punchedFile)) {
            punchedFile = stored.fileKey();
            punched = 0;
        }
        long droppable = stored.offset() - punched;
        return droppable >= PRESSING * tailLimits.storedBytes()
                || droppable >= tailLimits.storedBytes() && source.unreadBytes() == 0;
    }

    private void collapse(SourceTailer source, LogPosition stored) throws IOException {
        long bytes = wholeBlocks(stored.offset());
        String tag = "#languard-" + UUID.randomUUID().toString().substring(0, 13);
        write(tag);
        Checkpoint checkpoint = Checkpoint.parse(stored.checkpoint());
        save(source, withMark(stored, stored.offset(), checkpoint.withPendingDrop(bytes, tag)));
        boolean done = tailLimits.shortener().collapse(output, bytes);
        if (done) {
            source.shiftOffsets(bytes);
        } else {
            trimMethod = TrimMethod.PUNCH;
        }
        // If this can't be stored, the tag tells what has happened, and the next portion carries the position.
        save(source, withMark(stored, stored.offset() - (done ? bytes : 0), checkpoint));
    }

    private void punch(LogPosition stored) throws IOException {
        long end = wholeBlocks(stored.offset());
        if (tailLimits.shortener().punch(output, punched, end - punched)) {
            punched = end;
        } else {
            trimMethod = TrimMethod.TRUNCATE;
            LOG.warn("{}: the file system can't drop the beginning of a file; it is cut when it has been read", output);
        }
    }

    private void truncate(SourceTailer source, LogPosition stored) throws IOException {
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

    private void save(SourceTailer source, LogPosition position) {
        source.stored(position);
        store.append(server.id(), List.of(), List.of(position));
    }

    private static LogPosition withMark(LogPosition position, long offset, Checkpoint checkpoint) {
        return new LogPosition(position.source(), position.file(), position.fileKey(), offset, checkpoint.format());
    }

    /** The bytes before an offset that fill whole blocks, without those that tell the file from another one. */
    private long wholeBlocks(long offset) throws IOException {
        long block = Math.max(BLOCK, Files.getFileStore(output).getBlockSize());
        return (offset - TailedFile.FINGERPRINT_BYTES) / block * block;
    }

    private void write(String tag) throws IOException {
        try (FileChannel channel =
                FileChannel.open(output, Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))) {
            channel.write(ByteBuffer.wrap(tag.getBytes(StandardCharsets.US_ASCII)), 0);
            channel.force(false); // what is stored next says that it is there
        }
    }
}
