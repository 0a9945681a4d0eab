package io.languard.core.lifecycle;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a growing file from its start. Confined to one thread, except for {@link #close}. */
final class GrowingFileReader implements Closeable {

    private static final int MAX_LINE_BYTES = 64 * 1024;
    private static final int MAX_BYTES_PER_CALL = 512 * 1024;

    private final Path file;
    private final ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private volatile @Nullable FileChannel channel;
    private volatile boolean closed;

    GrowingFileReader(Path file) {
        this.file = file;
    }

    /**
     * Passes complete new lines from the next half MiB at most to the predicate until it accepts one.
     *
     * @return whether one was accepted
     */
    boolean readLines(Predicate<String> accept) {
        try {
            if (channel == null) {
                channel = FileChannel.open(file, StandardOpenOption.READ);
            }
            if (closed) {
                channel.close();
            }
            int left = MAX_BYTES_PER_CALL;
            while (left > 0 && channel.read(buffer.clear()) > 0) {
                buffer.flip();
                left -= buffer.remaining();
                while (buffer.hasRemaining()) {
                    if (append(buffer.get(), accept)) {
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean append(byte next, Predicate<String> accept) {
        if (next != '\n') {
            if (line.size() < MAX_LINE_BYTES) {
                line.write(next);
            }
            return false;
        }
        if (closed) {
            throw new UncheckedIOException(new ClosedChannelException()); // the caller has timed out
        }
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        return accept.test(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        if (channel != null) {
            channel.close();
        }
    }
}
