package io.languard.toolkit.sqlite;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Copies an SQLite database that another process is using, so that the copy is consistent, as SQLite's own online backup
 * does, and without its library.
 *
 * <p>The file is read under SQLite's shared lock, which keeps writers from changing it. The lock is held for short times
 * only, since a game waits for it, and some games give up after a few seconds. If the database has changed between two of
 * them, which the counter in its header shows, the copy is compared and corrected in another pass; the copy is consistent
 * once a whole pass has seen no change.
 *
 * <p>Locks of this process on the file end when anything else in this process closes the file, which is how POSIX locks
 * work: nothing else may read it meanwhile. Databases in the mode WAL are not supported.
 */
public final class SqliteSnapshot {

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 100;
    private static final int PAGE_SIZE_AT = 16;
    private static final int WRITE_VERSION_AT = 18;
    private static final int CHANGE_COUNTER_AT = 24;
    private static final int PAGES_AT = 28;
    private static final int VERSION_VALID_FOR_AT = 92;
    private static final int WAL = 2;
    private static final int LARGEST_PAGE = 65_536;

    // The bytes that SQLite locks (its file format, section "Locking"); they are never part of the content.
    private static final long PENDING_BYTE = 0x40000000L;
    private static final long RESERVED_BYTE = PENDING_BYTE + 1;
    private static final long SHARED_FIRST = PENDING_BYTE + 2;
    private static final long SHARED_SIZE = 510;

    private static final int CHUNK = 1024 * 1024;
    private static final int MAX_PASSES = 20;
    private static final long LONGEST_HOLD = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(30);

    private final Path database;
    private final FileChannel source;
    private final FileChannel target;
    private final byte[] header = new byte[HEADER];

    private SqliteSnapshot(Path database, FileChannel source, FileChannel target) {
        this.database = database;
        this.source = source;
        this.target = target;
    }

    /**
     * Copies a database. Ends soon after the thread is interrupted.
     *
     * @param copy an existing file, whose content is replaced
     * @throws IOException if there is no consistent copy: the file is not a database, needs recovery, is in the mode WAL, or
     *     changes all the time
     */
    public static void copy(Path database, Path copy) throws IOException {
        try (FileChannel source = FileChannel.open(database, StandardOpenOption.READ);
                FileChannel target = FileChannel.open(
                        copy,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            new SqliteSnapshot(database, source, target).copy();
        }
    }

    private void copy() throws IOException {
        for (int pass = 0; pass < MAX_PASSES; pass++) {
            if (isCopiedUnchanged()) {
                checkCopy();
                return;
            }
        }
        throw new IOException("it changes all the time; stop the server, or try again when less happens");
    }

    /** Copies the whole file, and returns whether it has not changed meanwhile. */
    private boolean isCopiedUnchanged() throws IOException {
        byte[] before = null;
        long position = 0;
        while (true) {
            FileLock lock = lockShared();
            try {
                readHeader();
                if (before == null) {
                    before = header.clone();
                } else if (!Arrays.equals(before, header)) {
                    return false;
                }
                long size = source.size();
                position = copyFor(position, size);
                if (position >= size) {
                    target.truncate(size);
                    return true;
                }
            } finally {
                lock.release();
            }
            pause();
        }
    }

    /** Copies from a position on while the lock may be held; returns the position after it. */
    private long copyFor(long from, long size) throws IOException {
        long begun = System.nanoTime();
        long position = from;
        ByteBuffer present = ByteBuffer.allocate(CHUNK);
        ByteBuffer copied = ByteBuffer.allocate(CHUNK);
        while (position < size && System.nanoTime() - begun < LONGEST_HOLD) {
            int length = (int) Math.min(CHUNK, size - position);
            read(source, present, position, length);
            if (target.size() < position + length
                    || !read(target, copied, position, length).equals(present)) {
                write(present, position);
            }
            position += length;
        }
        return position;
    }

    private static ByteBuffer read(FileChannel channel, ByteBuffer buffer, long position, int length)
            throws IOException {
        buffer.clear().limit(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new IOException("it became shorter while it was read");
            }
        }
        return buffer.flip();
    }

    private void write(ByteBuffer content, long position) throws IOException {
        while (content.hasRemaining()) {
            target.write(content, position + content.position());
        }
    }

    /** Acquires the lock of a reader, as SQLite does: writers about to commit have precedence. */
    private FileLock lockShared() throws IOException {
        long begun = System.nanoTime();
        while (true) {
            FileLock pending = source.tryLock(PENDING_BYTE, 1, true);
            if (pending != null) {
                FileLock shared;
                try {
                    shared = source.tryLock(SHARED_FIRST, SHARED_SIZE, true);
                } finally {
                    pending.release();
                }
                if (shared != null) {
                    return withoutHotJournal(shared);
                }
            }
            if (System.nanoTime() - begun > LONGEST_WAIT) {
                throw new IOException("it is locked all the time");
            }
            pause();
        }
    }

    /** A journal that no writer is using is of a crash: the file alone is not the database. */
    private FileLock withoutHotJournal(FileLock shared) throws IOException {
        Path journal = database.resolveSibling(database.getFileName() + "-journal");
        FileLock reserved = source.tryLock(RESERVED_BYTE, 1, true);
        if (reserved != null) {
            reserved.release();
            if (Files.exists(journal) && Files.size(journal) > 0 && !isCleared(journal)) {
                shared.release();
                throw new IOException("it needs recovery, because a process that was changing it has crashed");
            }
        }
        return shared;
    }

    /** A journal in the mode PERSIST begins with zeros when it is not in use. */
    private static boolean isCleared(Path journal) throws IOException {
        try (FileChannel channel = FileChannel.open(journal, StandardOpenOption.READ)) {
            ByteBuffer first = ByteBuffer.allocate(1);
            return channel.read(first, 0) < 1 || first.get(0) == 0;
        }
    }

    private void readHeader() throws IOException {
        if (source.size() < HEADER) {
            throw new IOException("it is not an SQLite database");
        }
        read(source, ByteBuffer.wrap(header), 0, HEADER);
        if (!Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IOException("it is not an SQLite database");
        }
        if (header[WRITE_VERSION_AT] == WAL) {
            throw new IOException("it is in the mode WAL; stop the server for a backup");
        }
    }

    /** Checks that the copy has as many pages as its header says. */
    private void checkCopy() throws IOException {
        ByteBuffer fields = ByteBuffer.wrap(header);
        int pageSize = Short.toUnsignedInt(fields.getShort(PAGE_SIZE_AT));
        long bytes = Integer.toUnsignedLong(fields.getInt(PAGES_AT)) * (pageSize == 1 ? LARGEST_PAGE : pageSize);
        boolean sizeIsKnown = fields.getInt(CHANGE_COUNTER_AT) == fields.getInt(VERSION_VALID_FOR_AT);
        if (sizeIsKnown && bytes != target.size()) {
            throw new IOException("it does not have the size that its header says");
        }
    }

    private static void pause() throws IOException {
        LockSupport.parkNanos(PAUSE);
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted");
        }
    }
}
