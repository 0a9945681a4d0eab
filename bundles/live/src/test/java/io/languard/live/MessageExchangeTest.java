package io.languard.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.languard.service.event.PlatformEvent;
import io.languard.service.server.ServerStatus;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client hears for what it says, over the real server. */
class MessageExchangeTest {

    private static final String PING = "{\"type\":\"ping\"}";

    private LiveEndpointFixture endpoint;

    @BeforeEach
    void open() throws Exception {
        endpoint = new LiveEndpointFixture();
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void aNewConnectionHearsStatusAndEventsOfItsServerOnly() throws Exception {
        TestWebSocketClient testWebSocketClient = endpoint.client("/ws/1").awaitPong();
        endpoint.publishLog(1, "not subscribed");
        endpoint.publishStatus(2, ServerStatus.RUNNING);
        endpoint.publishEvent(2, "crashed", Map.of());
        endpoint.publishEvent(null, "login", Map.of());
        endpoint.publishStatus(1, ServerStatus.RUNNING);
        endpoint.publishEvent(1, "crashed", Map.of("exit_code", 1));

        assertThat(testWebSocketClient.next()).startsWith("{\"type\":\"status\",\"server_id\":1,");
        assertThat(testWebSocketClient.next()).startsWith("{\"type\":\"event\",\"server_id\":1,");
        testWebSocketClient.awaitPong();
    }

    @Test
    void allHearsEveryServerButNothingThatBelongsToNone() throws Exception {
        TestWebSocketClient testWebSocketClient = endpoint.client("/ws/all").awaitPong();
        endpoint.publishEvent(null, "login", Map.of("username", "x"));
        endpoint.publishStatus(1, ServerStatus.RUNNING);
        endpoint.publishStatus(2, ServerStatus.STOPPED);

        assertThat(testWebSocketClient.next()).contains("\"server_id\":1,");
        assertThat(testWebSocketClient.next()).contains("\"server_id\":2,");
        testWebSocketClient.awaitPong();
    }

    @Test
    void anEventComesOnceToWhoIsOnBothOfItsChannels() throws Exception {
        TestWebSocketClient testWebSocketClient = endpoint.client("/ws/1").subscribe("events");
        endpoint.publishEvent(1, "warning", Map.of());
        assertThat(testWebSocketClient.next()).contains("\"event_type\":\"warning\"");
        testWebSocketClient.awaitPong();
    }

    @Test
    void eachChannelCarriesItsOwn() throws Exception {
        TestWebSocketClient testWebSocketClient = endpoint.client("/ws/1").subscribe("logs", "players", "metrics");
        testWebSocketClient
                .sendText("{\"type\":\"unsubscribe\",\"channels\":[\"status\"]}")
                .awaitPong();
        endpoint.publishStatus(1, ServerStatus.RUNNING);
        endpoint.publishEvent(1, "started", Map.of());
        endpoint.publishLog(1, "one", "two");
        endpoint.servlet.onEvent(new PlatformEvent.PlayersChanged(1, List.of(), LiveEndpointFixture.TIME));
        endpoint.servlet.onEvent(new PlatformEvent.MetricsSampled(1, 1, 2, 3, LiveEndpointFixture.TIME));

        assertThat(testWebSocketClient.next()).startsWith("{\"type\":\"log\"").contains("\"one\"");
        assertThat(testWebSocketClient.next()).startsWith("{\"type\":\"log\"").contains("\"two\"");
        assertThat(testWebSocketClient.next()).startsWith("{\"type\":\"players\"");
        assertThat(testWebSocketClient.next()).startsWith("{\"type\":\"metrics\"");
        testWebSocketClient.awaitPong();
    }

    @Test
    void aPongProvesThatAnEarlierSubscribeCounts() throws Exception {
        for (int i = 0; i < 20; i++) {
            try (TestWebSocketClient testWebSocketClient = endpoint.client("/ws/1")) {
                testWebSocketClient
                        .sendText("{\"type\":\"subscribe\",\"channels\":[\"logs\"]}")
                        .sendText(PING);
                assertThat(testWebSocketClient.next()).isEqualTo("{\"type\":\"pong\"}");
                endpoint.publishLog(1, "after the pong");
                assertThat(testWebSocketClient.next()).contains("after the pong");
            }
        }
    }

    @Test
    void afterThePongThatFollowsUnsubscribeNothingMoreComes() throws Exception {
        TestWebSocketClient testWebSocketClient = endpoint.client("/ws/1").subscribe("logs");
        endpoint.publishLog(1, "before");
        testWebSocketClient
                .sendText("{\"type\":\"unsubscribe\",\"channels\":[\"logs\"]}")
                .sendText(PING);
        assertThat(testWebSocketClient.next()).contains("before");
        assertThat(testWebSocketClient.next()).isEqualTo("{\"type\":\"pong\"}");
        endpoint.publishLog(1, "after");
        testWebSocketClient.awaitPong();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ping",
                "{",
                "null",
                "[]",
                "17",
                "{}",
                "{\"type\":\"ping\"} {}",
                "{\"type\":\"ping\",\"type\":\"ping\"}",
                "{\"type\":[\"ping\"]}",
                "{\"type\":\"PING\"}",
                "{\"type\":\"status\"}",
                "{\"type\":\"subscribe\"}",
                "{\"type\":\"subscribe\",\"channels\":\"logs\"}",
                "{\"type\":\"subscribe\",\"channels\":[\"logs\",\"Logs\"]}",
                "{\"type\":\"subscribe\",\"channels\":[1]}",
                "{\"type\":\"unsubscribe\",\"channels\":{\"logs\":true}}"
            })
    void whatIsNotUnderstoodGetsAnErrorAndTheConnectionStays(String message) throws Exception {
        TestWebSocketClient testWebSocketClient = endpoint.client("/ws/1").sendText(message);
        assertThat(testWebSocketClient.nextError()).isEqualTo("VALIDATION_ERROR");
        testWebSocketClient.awaitPong();
        endpoint.publishLog(1, "a subscription of which half is wrong does not count");
        testWebSocketClient.awaitPong();
    }

    @Test
    void deepJsonIsNotUnderstoodEither() throws Exception {
        TestWebSocketClient testWebSocketClient =
                endpoint.client("/ws/1").sendText("[".repeat(8000)).sendText("{\"a\":".repeat(2000));
        assertThat(testWebSocketClient.nextError()).isEqualTo("VALIDATION_ERROR");
        assertThat(testWebSocketClient.nextError()).isEqualTo("VALIDATION_ERROR");
        testWebSocketClient.awaitPong();
    }

    @Test
    void aMessageOfManySmallThingsIsNotUnderstoodEither() throws Exception {
        String ping = "{\"type\":\"ping\",\"more\":[%s1]}";
        TestWebSocketClient testWebSocketClient = endpoint.client("/ws/1").sendText(ping.formatted("1,".repeat(900)));
        assertThat(testWebSocketClient.next()).isEqualTo("{\"type\":\"pong\"}");
        testWebSocketClient.sendText(ping.formatted("{},".repeat(500)));
        assertThat(testWebSocketClient.nextError()).isEqualTo("VALIDATION_ERROR");
        testWebSocketClient.awaitPong();
    }

    @Test
    void binaryIsNotUnderstoodEither() throws Exception {
        TestWebSocketClient testWebSocketClient =
                endpoint.client("/ws/1").sendBinary(PING.getBytes(StandardCharsets.UTF_8));
        assertThat(testWebSocketClient.nextError()).isEqualTo("VALIDATION_ERROR");
        testWebSocketClient.awaitPong();
    }

    @Test
    void aLongMessageGetsAnErrorAndTheConnectionStays() throws Exception {
        TestWebSocketClient testWebSocketClient = endpoint.client("/ws/1");
        testWebSocketClient
                .sendText("x".repeat(MessageAssembler.MAX_LENGTH + 1))
                .sendText("x".repeat(200_000))
                .sendBinary(new byte[MessageAssembler.MAX_LENGTH + 1]);
        for (int i = 0; i < 3; i++) {
            assertThat(testWebSocketClient.nextError()).isEqualTo("PAYLOAD_TOO_LARGE");
        }
        testWebSocketClient.awaitPong();
    }

    @Test
    void anEndlessMessageEndsTheConnection() throws Exception {
        TestWebSocketClient testWebSocketClient = endpoint.client("/ws/1");
        for (int i = 0; i < 16; i++) {
            testWebSocketClient.sendFragment("x".repeat(16 * 1024), false);
        }
        testWebSocketClient.sendFragment("x", false);
        assertThat(testWebSocketClient.closeCode()).isEqualTo(1009);
    }

    @Test
    void aMessageMayComeInPieces() throws Exception {
        TestWebSocketClient testWebSocketClient =
                endpoint.client("/ws/1").sendFragment("{\"type\":", false).sendFragment("\"ping\"}", true);
        assertThat(testWebSocketClient.next()).isEqualTo("{\"type\":\"pong\"}");
    }

    @Test
    void whoSendsTooFastIsToldSoAndTheConnectionStays() throws Exception {
        TestWebSocketClient testWebSocketClient = endpoint.client("/ws/1");
        for (int i = 0; i < MessageRateLimiter.BURST + 40; i++) {
            testWebSocketClient.sendText(PING);
        }
        String message = testWebSocketClient.next();
        while (message.equals("{\"type\":\"pong\"}")) {
            message = testWebSocketClient.next();
        }
        assertThat(message).contains("\"code\":\"RATE_LIMITED\"");
        assertThat(testWebSocketClient.isOpen()).isTrue();
    }

    @Test
    void whoNeverStopsSendingTooFastIsEnded() throws Exception {
        try (Socket socket = endpoint.socket()) {
            socket.getOutputStream().write(LiveEndpointFixture.handshake("/ws/1?token=good"));
            LiveEndpointFixture.awaitCondition(
                    "it is open", () -> endpoint.metric("languard_websocket_connections") == 1);
            byte[] emptyMessage = {(byte) 0x81, (byte) 0x80, 0, 0, 0, 0};
            assertThatIOException().isThrownBy(() -> {
                while (true) {
                    socket.getOutputStream().write(emptyMessage);
                }
            });
            LiveEndpointFixture.awaitCondition(
                    "it is gone", () -> endpoint.metric("languard_websocket_connections") == 0);
        }
    }
}
