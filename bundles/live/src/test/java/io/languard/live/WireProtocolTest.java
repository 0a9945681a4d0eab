package io.languard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames as RFC 6455 defines them, on a plain socket: what client libraries would not send is included. */
class WireProtocolTest {

    private static final int CONTINUATION = 0x0;
    private static final int TEXT = 0x1;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;
    private static final int FINAL = 0x80;

    private LiveEndpointFixture endpoint;
    private Socket socket;
    private DataInputStream in;

    private record ReceivedFrame(int opcode, byte[] payload) {

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        int closeCode() {
            assertThat(opcode).isEqualTo(CLOSE);
            return (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
        }
    }

    @BeforeEach
    void open() throws Exception {
        endpoint = new LiveEndpointFixture();
        connect();
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
        endpoint.close();
    }

    /** Returns the head of the response. */
    private String connect(String... headers) throws IOException {
        socket = endpoint.socket();
        in = new DataInputStream(socket.getInputStream());
        socket.getOutputStream().write(LiveEndpointFixture.handshake("/ws/1?token=good", headers));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        assertThat(head).startsWith("HTTP/1.1 101 ");
        return head.toString();
    }

    private static byte[] frame(int first, byte[] payload) {
        return frame(first, payload, true);
    }

    private static byte[] frame(int first, byte[] payload, boolean masked) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(first);
        int mask = masked ? 0x80 : 0;
        if (payload.length < 126) {
            out.write(mask | payload.length);
        } else {
            out.write(mask | 126);
            out.write(payload.length >> 8);
            out.write(payload.length);
        }
        byte[] key = {1, 2, 3, 4};
        if (masked) {
            out.writeBytes(key);
        }
        for (int i = 0; i < payload.length; i++) {
            out.write(masked ? payload[i] ^ key[i % 4] : payload[i]);
        }
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    private ReceivedFrame receive() throws IOException {
        int first = in.readUnsignedByte();
        int length = in.readUnsignedByte();
        assertThat(first & FINAL).isEqualTo(FINAL);
        assertThat(length & 0x80).as("frames of a server are not masked").isZero();
        if (length == 126) {
            length = in.readUnsignedShort();
        }
        return new ReceivedFrame(first & 0x0F, in.readNBytes(length));
    }

    @Test
    void respondsToAPingWithItsPayload() throws Exception {
        send(frame(FINAL | PING, ascii("still there?")));
        ReceivedFrame pong = receive();
        assertThat(pong.opcode()).isEqualTo(PONG);
        assertThat(pong.text()).isEqualTo("still there?");
    }

    @Test
    void respondsToAPingBetweenTheFragmentsOfAMessage() throws Exception {
        send(frame(TEXT, ascii("{\"type\":")));
        send(frame(FINAL | PING, ascii("x")));
        assertThat(receive().opcode()).isEqualTo(PONG);
        send(frame(CONTINUATION, ascii("\"pi")));
        send(frame(FINAL | CONTINUATION, ascii("ng\"}")));
        assertThat(receive().text()).isEqualTo("{\"type\":\"pong\"}");
    }

    @Test
    void respondsToACloseWithItsCodeAndEndsTheConnection() throws Exception {
        send(frame(FINAL | CLOSE, new byte[] {0x03, (byte) 0xE8}));
        assertThat(receive().closeCode()).isEqualTo(1000);
        assertThat(in.read()).isEqualTo(-1);
    }

    @Test
    void selectsNoSubprotocolAndAcceptsTheClientNevertheless() throws Exception {
        socket.close();
        assertThat(connect("Sec-WebSocket-Protocol: languard, bearer\r\n"))
                .doesNotContainIgnoringCase("Sec-WebSocket-Protocol");
        send(frame(FINAL | TEXT, ascii("{\"type\":\"ping\"}")));
        assertThat(receive().text()).isEqualTo("{\"type\":\"pong\"}");
    }

    static List<Arguments> violations() {
        byte[] ping = ascii("{\"type\":\"ping\"}");
        return List.of(
                Arguments.of("a frame without a mask", frame(FINAL | TEXT, ping, false), 1002),
                Arguments.of("a compressed frame", frame(FINAL | 0x40 | TEXT, ping), 1002),
                Arguments.of("an unknown opcode", frame(FINAL | 0x3, ping), 1002),
                Arguments.of("a continuation of nothing", frame(FINAL | CONTINUATION, ping), 1002),
                Arguments.of("a ping in fragments", frame(PING, ping), 1002),
                Arguments.of("a ping of 126 bytes", frame(FINAL | PING, new byte[126]), 1002),
                Arguments.of(
                        "a close code that must not be sent", frame(FINAL | CLOSE, new byte[] {3, (byte) 0xED}), 1002),
                Arguments.of("text that is not UTF-8", frame(FINAL | TEXT, new byte[] {(byte) 0xC3, 0x28}), 1007),
                Arguments.of(
                        "a frame of 8 EiB",
                        new byte[] {
                            (byte) (FINAL | TEXT),
                            (byte) 0xFF,
                            0x7F,
                            (byte) 0xFF,
                            (byte) 0xFF,
                            (byte) 0xFF,
                            (byte) 0xFF,
                            (byte) 0xFF,
                            (byte) 0xFF,
                            (byte) 0xFF,
                            1,
                            2,
                            3,
                            4
                        },
                        1009));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("violations")
    void aViolationOfTheProtocolClosesTheConnection(String what, byte[] bytes, int code) throws Exception {
        send(bytes);
        assertThat(receive().closeCode()).isEqualTo(code);
        LiveEndpointFixture.awaitCondition("removed", () -> endpoint.metric("languard_websocket_connections") == 0);
    }
}
