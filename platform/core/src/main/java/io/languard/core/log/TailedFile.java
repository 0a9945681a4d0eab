package io.languard.core.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * A file that is being read, whatever becomes of its name. Never a link, a pipe or the like: a game can put those where its
 * logs are. Not for many threads.
 */
final class TailedFile implements Closeable {

    /** So many bytes before an offset tell whether the file is still the same one. */
    static final int FINGERPRINT_BYTES = 64;

    private final FileChannel channel;
    private final String key;

    private TailedFile(FileChannel channel, String key) {
        this.channel = channel;
        this.key = key;
    }

    static TailedFile open(Path path) throws IOException {
        while (true) {
            String before = keyOf(path);
            FileChannel channel = FileChannel.open(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
            try {
                if (keyOf(path).equals(before)) {
                    return new TailedFile(channel, before);
                }
            } catch (IOException e) {
                channel.close();
                throw e;
            }
            channel.close(); // replaced in this very moment
        }
    }

    /** Tells a file from another one of its name. */
    static String keyOf(Path path) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new NoSuchFileException(path.toString(), null, "not a regular file");
        }
        return keyOf(attributes);
    }

    /** The same, for attributes that are known: the inode, since device numbers change over a reboot. */
    static String keyOf(BasicFileAttributes attributes) {
        String key = String.valueOf(attributes.fileKey());
        int inode = key.indexOf("ino=");
        return inode < 0 ? key : key.substring(inode, key.length() - 1);
    }

    String key() {
        return key;
    }

    long size() throws IOException {
        return channel.size();
    }

    /** Reads what is there, at most so many bytes; returns how many. */
    int read(byte[] into, int length, long from) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(into, 0, length);
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) > 0) {
            continue;
        }
        return buffer.position();
    }

    /** Tells what stands before an offset. */
    String fingerprint(long offset) throws IOException {
        int length = (int) Math.min(FINGERPRINT_BYTES, offset);
        byte[] bytes = new byte[length];
        int got = read(bytes, length, offset - length);
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, got);
        return got + ":" + Long.toHexString(sum.getValue());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
