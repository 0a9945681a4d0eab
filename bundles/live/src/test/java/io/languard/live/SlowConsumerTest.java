package io.languard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests a client that does not read alongside others that do, over the real HTTP server. */
class SlowConsumerTest {

    private static final Pattern NUMBER = Pattern.compile("\"message\":\"([0-9]+) ");
    private static final Pattern COUNT = Pattern.compile("\"type\":\"dropped\",\"server_id\":1,.*\"count\":([0-9]+)");
    private static final String PADDING = "x".repeat(400);

    private LiveEndpointFixture endpoint;

    @BeforeEach
    void open() throws Exception {
        endpoint = new LiveEndpointFixture();
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    /** Opens a client that subscribes to logs and then stops reading. */
    private Socket slowClient() throws Exception {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(16 * 1024);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), endpoint.server.port()));
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(LiveEndpointFixture.handshake("/ws/1?token=good"));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) socket.getInputStream().read());
        }
        socket.getOutputStream().write(masked("{\"type\":\"subscribe\",\"channels\":[\"logs\"]}"));
        socket.getOutputStream().write(masked("{\"type\":\"ping\"}"));
        assertThat(frame(new DataInputStream(socket.getInputStream()))).contains("pong");
        return socket;
    }

    private static byte[] masked(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[payload.length + 6];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | payload.length);
        System.arraycopy(payload, 0, frame, 6, payload.length);
        return frame;
    }

    private static String frame(DataInputStream in) throws IOException {
        while (in.readUnsignedByte() != 0x81) {
            // Skip pings; this client does not respond to them.
            in.skipNBytes(in.readUnsignedByte());
        }
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Test
    void losesItsOldestLinesWithNoticeAndDelaysNoOther() throws Exception {
        try (Socket slow = slowClient()) {
            TestWebSocketClient fast = endpoint.client("/ws/1").subscribe("logs");
            int count = 0;
            Instant begin = Instant.now();
            while (endpoint.metric("languard_websocket_log_lines_dropped_total") < 500) {
                String[] lines = new String[50];
                for (int i = 0; i < lines.length; i++) {
                    lines[i] = count + i + " " + PADDING;
                }
                endpoint.publishLog(1, lines);
                for (int i = 0; i < lines.length; i++) {
                    assertThat(fast.next()).contains("\"" + (count + i) + " ");
                }
                count += lines.length;
                assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(60));
            }
            int dropped = (int) endpoint.metric("languard_websocket_log_lines_dropped_total");
            assertThat(endpoint.metric("languard_websocket_messages_waiting_most"))
                    .isBetween(100.0, (double) SendQueue.MAX_LINES);

            int expected = 0;
            int reported = 0;
            DataInputStream in = new DataInputStream(slow.getInputStream());
            while (expected < count) {
                String message = frame(in);
                Matcher report = COUNT.matcher(message);
                if (report.find()) {
                    reported += Integer.parseInt(report.group(1));
                    expected += Integer.parseInt(report.group(1));
                } else {
                    Matcher number = NUMBER.matcher(message);
                    assertThat(number.find()).as(message).isTrue();
                    assertThat(Integer.parseInt(number.group(1))).isEqualTo(expected);
                    expected++;
                }
            }
            assertThat(reported).isEqualTo(dropped);
        }
    }

    @Test
    void isDisconnectedWhenItsTokenIsRevoked() throws Exception {
        try (Socket slow = slowClient()) {
            while (endpoint.metric("languard_websocket_log_lines_dropped_total") < 1) {
                endpoint.publishLog(1, PADDING);
            }
            endpoint.authentication.revoke("good");
            LiveEndpointFixture.awaitCondition(
                    "the connection is removed", () -> endpoint.metric("languard_websocket_connections") == 0);
        }
    }
}
