package io.languard.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Reads the frames that a server sends over a WebSocket without extensions, see RFC 6455. Not thread-safe. */
final class FrameReader {

    private static final int FINAL = 0x80;
    private static final int TEXT = 1;
    private static final int PING = 9;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;

    private final ByteBuffer buffer = ByteBuffer.allocate(256 * 1024);
    private final Consumer consumer;

    /** Receives the content of frames, each of which is this part of the bytes. */
    interface Consumer {
        void text(byte[] bytes, int from, int length) throws IOException;

        void ping(byte[] bytes, int from, int length) throws IOException;
    }

    FrameReader(Consumer consumer) {
        this.consumer = consumer;
    }

    /**
     * Reads what has arrived and passes on the frames that are complete.
     *
     * @throws IOException if the server has closed the connection or sends something else than whole texts and pings
     */
    void read(ReadableByteChannel channel) throws IOException {
        if (channel.read(buffer) < 0) {
            throw new IOException("the connection was closed");
        }
        buffer.flip();
        while (next()) {
            // Passed on.
        }
        buffer.compact();
    }

    private boolean next() throws IOException {
        int start = buffer.position();
        if (buffer.remaining() < 2) {
            return false;
        }
        int length = buffer.get(start + 1);
        int head = 2;
        if (length == TWO_BYTES) {
            if (buffer.remaining() < 4) {
                return false;
            }
            length = Short.toUnsignedInt(buffer.getShort(start + 2));
            head = 4;
        } else if (length == EIGHT_BYTES || length < 0) {
            throw new IOException("a frame that is masked or longer than 64 kB");
        }
        if (buffer.remaining() < head + length) {
            return false;
        }
        pass(Byte.toUnsignedInt(buffer.get(start)), start + head, length);
        buffer.position(start + head + length);
        return true;
    }

    private void pass(int kind, int from, int length) throws IOException {
        switch (kind) {
            case FINAL | TEXT -> consumer.text(buffer.array(), from, length);
            case FINAL | PING -> consumer.ping(buffer.array(), from, length);
            default -> throw new IOException("a frame of kind " + Integer.toHexString(kind));
        }
    }
}
