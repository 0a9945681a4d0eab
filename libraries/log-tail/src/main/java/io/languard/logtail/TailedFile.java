package io.languard.logtail;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * A file that is being read, even if it is renamed or deleted. Never a link, a pipe or the like, which an untrusted program
 * could put where its logs are. Not thread-safe.
 */
final class TailedFile implements Closeable {

    /** The number of bytes before an offset that identify the file. */
    static final int FINGERPRINT_BYTES = 64;

    private static final long MAX_SKIP_BYTES = 256L << 20;
    private static final int SKIP_BUFFER_BYTES = 256 * 1024;

    private final FileChannel channel;
    private final Path path;
    private final String key;

    private TailedFile(FileChannel channel, Path path, String key) {
        this.channel = channel;
        this.path = path;
        this.key = key;
    }

    /** The end of the last skipped line, and the number of skipped lines. */
    record Skipped(long offset, long lines) {}

    static TailedFile open(Path path) throws IOException {
        while (true) {
            String before = keyOf(path);
            FileChannel channel = FileChannel.open(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
            try {
                if (keyOf(path).equals(before)) {
                    return new TailedFile(channel, path, before);
                }
            } catch (IOException e) {
                channel.close();
                throw e;
            }
            channel.close(); // replaced in the meantime
        }
    }

    /** Returns a key that identifies a file whatever its name. */
    static String keyOf(Path path) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new NoSuchFileException(path.toString(), null, "not a regular file");
        }
        return keyOf(attributes);
    }

    /** Returns the key by attributes: the inode, since device numbers may change at a reboot. */
    static String keyOf(BasicFileAttributes attributes) {
        String key = String.valueOf(attributes.fileKey());
        int inode = key.indexOf("ino=");
        return inode < 0 ? key : key.substring(inode, key.length() - 1);
    }

    String key() {
        return key;
    }

    /** Returns the path at which the file was opened. */
    Path path() {
        return path;
    }

    /** Returns when the file was last changed, in epoch milliseconds; the current time if it was renamed or deleted. */
    long modifiedMillis() {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (keyOf(attributes).equals(key)) {
                return attributes.lastModifiedTime().toMillis();
            }
        } catch (IOException e) {
            return System.currentTimeMillis();
        }
        return System.currentTimeMillis();
    }

    long size() throws IOException {
        return channel.size();
    }

    /** Reads up to {@code length} bytes; returns how many were available. */
    int read(byte[] into, int length, long from) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(into, 0, length);
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) > 0) {
            continue;
        }
        return buffer.position();
    }

    /** Returns a fingerprint of the bytes before an offset. */
    String fingerprint(long offset) throws IOException {
        int length = (int) Math.min(FINGERPRINT_BYTES, offset);
        byte[] bytes = new byte[length];
        int got = read(bytes, length, offset - length);
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, got);
        return got + ":" + Long.toHexString(sum.getValue());
    }

    /** Returns the offset at which to continue; -1 if this is not the file of the position. */
    long resumeOffset(FilePosition stored) throws IOException {
        Checkpoint checkpoint = Checkpoint.parse(stored.checkpoint());
        boolean dropped = checkpoint.pendingDrop() > 0 && !startsWith(checkpoint.headFingerprint());
        long offset = stored.offset() - (dropped ? checkpoint.pendingDrop() : 0);
        boolean same = offset >= 0
                && offset <= size()
                && (checkpoint.fingerprint().isEmpty()
                        || checkpoint.fingerprint().equals(fingerprint(offset)));
        return same ? offset : -1;
    }

    private boolean startsWith(String head) throws IOException {
        byte[] expected = head.getBytes(StandardCharsets.US_ASCII);
        byte[] actual = new byte[expected.length];
        int got = read(actual, actual.length, 0);
        return got == expected.length && Arrays.equals(expected, actual);
    }

    /**
     * Skips whole lines until an offset is reached, the file ends, or a bounded number of bytes has been skipped, so that
     * other programs' files need not wait long.
     */
    Skipped skipLines(long from, long to) throws IOException {
        byte[] bytes = new byte[SKIP_BUFFER_BYTES];
        long target = Math.min(from + MAX_SKIP_BYTES, to);
        long offset = from;
        long lastEnd = from;
        long lines = 0;
        for (int got = read(bytes, bytes.length, offset); got > 0; got = read(bytes, bytes.length, offset)) {
            for (int i = 0; i < got; i++) {
                if (bytes[i] == '\n') {
                    lines++;
                    lastEnd = offset + i + 1;
                    if (lastEnd >= target) {
                        return new Skipped(lastEnd, lines);
                    }
                }
            }
            offset += got;
        }
        return new Skipped(lastEnd, lines);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
