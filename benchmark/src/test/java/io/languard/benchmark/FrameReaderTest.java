package io.languard.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameReaderTest {

    private static final int TEXT = 0x81;
    private static final int PING = 0x89;
    private static final int CLOSE = 0x88;
    private static final int FIRST_FRAGMENT = 0x01;

    private final List<String> received = new ArrayList<>();
    private final FrameReader reader = new FrameReader(new FrameReader.Consumer() {
        @Override
        public void text(byte[] bytes, int from, int length) {
            received.add("text " + new String(bytes, from, length, StandardCharsets.US_ASCII));
        }

        @Override
        public void ping(byte[] bytes, int from, int length) {
            received.add("ping " + new String(bytes, from, length, StandardCharsets.US_ASCII));
        }
    });

    @Test
    void readsSeveralFramesAtOnce() throws IOException {
        reader.read(channel(frames(frame(TEXT, "one"), frame(PING, "two"), frame(TEXT, "x".repeat(300)))));
        assertThat(received).containsExactly("text one", "ping two", "text " + "x".repeat(300));
    }

    @Test
    void joinsAFrameThatArrivesInPieces() throws IOException {
        byte[] bytes = frames(frame(TEXT, "y".repeat(200)), frame(TEXT, "end"));
        for (byte piece : bytes) {
            reader.read(channel(new byte[] {piece}));
        }
        assertThat(received).containsExactly("text " + "y".repeat(200), "text end");
    }

    @Test
    void failsWhenTheServerCloses() {
        assertThatIOException().isThrownBy(() -> reader.read(channel(frame(CLOSE, ""))));
        assertThatIOException()
                .isThrownBy(() -> new FrameReader(null).read(channel(new byte[0])))
                .withMessage("the connection was closed");
    }

    @Test
    void failsOnAFragment() {
        assertThatIOException().isThrownBy(() -> reader.read(channel(frame(FIRST_FRAGMENT, "half"))));
    }

    private static byte[] frame(int kind, String content) {
        int length = content.length();
        ByteBuffer frame = ByteBuffer.allocate(length + 4).put((byte) kind);
        if (length < 126) {
            frame.put((byte) length);
        } else {
            frame.put((byte) 126).putShort((short) length);
        }
        frame.put(content.getBytes(StandardCharsets.US_ASCII)).flip();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    private static byte[] frames(byte[]... frames) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            all.writeBytes(frame);
        }
        return all.toByteArray();
    }

    private static ReadableByteChannel channel(byte[] bytes) {
        return Channels.newChannel(new ByteArrayInputStream(bytes));
    }
}
