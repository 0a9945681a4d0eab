package io.languard.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.websocket.core.internal.Generator;
import org.junit.jupiter.api.Test;

class MessageFramesTest {

    /** Messages on both sides of each limit of the encoding of lengths. */
    private static final List<byte[]> MESSAGES = List.of(
            message(5), message(0), message(1), message(125), message(126), message(255), message(256), message(32768));

    private static byte[] message(int length) {
        byte[] message = new byte[length];
        Arrays.fill(message, (byte) ('a' + length % 20));
        return message;
    }

    @Test
    void bytesAreThoseOfAFrameForEachMessage() {
        for (int first = 0; first < MESSAGES.size(); first++) {
            List<byte[]> messages = new ArrayList<>(MESSAGES.subList(first, MESSAGES.size()));
            messages.addAll(MESSAGES.subList(0, first));
            ByteArrayOutputStream expected = new ByteArrayOutputStream();
            for (byte[] message : messages) {
                expected.writeBytes(written(new MessageFrames(List.of(message))));
            }
            assertThat(written(new MessageFrames(messages))).isEqualTo(expected.toByteArray());
        }
    }

    /** Returns what Jetty writes: the header that it generates, and the payload as it is. */
    private static byte[] written(MessageFrames frames) {
        ByteBuffer header = BufferUtil.allocate(Generator.MAX_HEADER_LENGTH);
        new Generator().generateHeader(frames, header);
        ByteBuffer all =
                ByteBuffer.allocate(header.remaining() + frames.getPayload().remaining());
        all.put(header).put(frames.getPayload().slice());
        return all.array();
    }
}
