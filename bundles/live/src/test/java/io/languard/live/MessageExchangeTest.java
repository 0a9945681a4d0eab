package io.languard.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.languard.service.event.LifecycleAuditEvent.Crashed;
import io.languard.service.event.LifecycleAuditEvent.Started;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.ServerAuditEvent.ServerWarning;
import io.languard.service.event.UserAuditEvent.LoggedIn;
import io.languard.service.server.ServerStatus;
import io.languard.service.user.Role;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the messages between client and server, over the real HTTP server. */
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
    void aNewConnectionGetsStatusAndEventsOfItsServerOnly() throws Exception {
        TestWebSocketClient client = endpoint.client("/ws/1").awaitPong();
        endpoint.publishLog(1, "not subscribed");
        endpoint.publishStatus(2, ServerStatus.RUNNING);
        endpoint.publishEvent(2, new Crashed(null, null, null, List.of()));
        endpoint.publishEvent(null, new LoggedIn("::1"));
        endpoint.publishStatus(1, ServerStatus.RUNNING);
        endpoint.publishEvent(1, new Crashed(1, null, null, List.of()));

        assertThat(client.next()).startsWith("{\"type\":\"status\",\"server_id\":1,");
        assertThat(client.next()).startsWith("{\"type\":\"event\",\"server_id\":1,");
        client.awaitPong();
    }

    @Test
    void theAllScopeCoversEveryServerButNoPlatformEvents() throws Exception {
        TestWebSocketClient client = endpoint.client("/ws/all").awaitPong();
        endpoint.publishEvent(null, new LoggedIn("::1"));
        endpoint.publishStatus(1, ServerStatus.RUNNING);
        endpoint.publishStatus(2, ServerStatus.STOPPED);

        assertThat(client.next()).contains("\"server_id\":1,");
        assertThat(client.next()).contains("\"server_id\":2,");
        client.awaitPong();
    }

    @Test
    void sendsAnEventOnceToSubscribersOfBothChannels() throws Exception {
        TestWebSocketClient client = endpoint.client("/ws/1").subscribe("events");
        endpoint.publishEvent(1, new ServerWarning("careful"));
        assertThat(client.next()).contains("\"event_type\":\"warning\"");
        client.awaitPong();
    }

    @Test
    void sendsEachChannelToItsSubscribers() throws Exception {
        TestWebSocketClient client = endpoint.client("/ws/1").subscribe("logs", "players", "metrics");
        client.sendText("{\"type\":\"unsubscribe\",\"channels\":[\"status\"]}").awaitPong();
        endpoint.publishStatus(1, ServerStatus.RUNNING);
        endpoint.publishEvent(1, new Started(5));
        endpoint.publishLog(1, "one", "two");
        endpoint.servlet.onEvent(new PlatformEvent.PlayersChanged(1, List.of(), LiveEndpointFixture.TIME));
        endpoint.servlet.onEvent(new PlatformEvent.MetricsSampled(1, 1, 2, 3, LiveEndpointFixture.TIME));

        assertThat(client.next()).startsWith("{\"type\":\"log\"").contains("\"one\"");
        assertThat(client.next()).startsWith("{\"type\":\"log\"").contains("\"two\"");
        assertThat(client.next()).startsWith("{\"type\":\"players\"");
        assertThat(client.next()).startsWith("{\"type\":\"metrics\"");
        client.awaitPong();
    }

    @Test
    void onlyClientsWithThePermissionReceiveAddresses() throws Exception {
        endpoint.authentication.allow("admin", Instant.now().plusSeconds(3600), Role.ADMIN);
        endpoint.authorizer = (actor, permission, serverId) ->
                actor.grants().stream().anyMatch(grant -> grant.permissions().contains(permission));
        TestWebSocketClient viewer = endpoint.client("/ws/all").subscribe("logs");
        TestWebSocketClient admin =
                new TestWebSocketClient(endpoint.server.port(), "/ws/1?token=admin").subscribe("logs");
        endpoint.publishLog(1, "Player #0 One (203.0.113.9:2304) connected", "version 2.14.150957");
        endpoint.publishEvent(1, new ServerWarning("One [2001:db8::9] sent garbage"));

        assertThat(viewer.next()).contains("\"Player #0 One (***) connected\"");
        assertThat(viewer.next()).contains("\"version 2.14.150957\"");
        assertThat(viewer.next()).contains("\"One [***] sent garbage\"");
        assertThat(admin.next()).contains("\"Player #0 One (203.0.113.9:2304) connected\"");
        assertThat(admin.next()).contains("\"version 2.14.150957\"");
        assertThat(admin.next()).contains("\"One [2001:db8::9] sent garbage\"");
    }

    @Test
    void aPongProvesThatAnEarlierSubscribeTookEffect() throws Exception {
        for (int i = 0; i < 20; i++) {
            try (TestWebSocketClient client = endpoint.client("/ws/1")) {
                client.sendText("{\"type\":\"subscribe\",\"channels\":[\"logs\"]}")
                        .sendText(PING);
                assertThat(client.next()).isEqualTo("{\"type\":\"pong\"}");
                endpoint.publishLog(1, "after the pong");
                assertThat(client.next()).contains("after the pong");
            }
        }
    }

    @Test
    void sendsNothingAfterThePongThatFollowsUnsubscribe() throws Exception {
        TestWebSocketClient client = endpoint.client("/ws/1").subscribe("logs");
        endpoint.publishLog(1, "before");
        client.sendText("{\"type\":\"unsubscribe\",\"channels\":[\"logs\"]}").sendText(PING);
        assertThat(client.next()).contains("before");
        assertThat(client.next()).isEqualTo("{\"type\":\"pong\"}");
        endpoint.publishLog(1, "after");
        client.awaitPong();
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
    void invalidMessagesGetAnErrorAndTheConnectionStaysOpen(String message) throws Exception {
        TestWebSocketClient client = endpoint.client("/ws/1").sendText(message);
        assertThat(client.nextError()).isEqualTo("VALIDATION_ERROR");
        client.awaitPong();
        endpoint.publishLog(1, "a partly invalid subscription has no effect");
        client.awaitPong();
    }

    @Test
    void rejectsDeeplyNestedJson() throws Exception {
        TestWebSocketClient client =
                endpoint.client("/ws/1").sendText("[".repeat(8000)).sendText("{\"a\":".repeat(2000));
        assertThat(client.nextError()).isEqualTo("VALIDATION_ERROR");
        assertThat(client.nextError()).isEqualTo("VALIDATION_ERROR");
        client.awaitPong();
    }

    @Test
    void rejectsAMessageWithTooManyTokens() throws Exception {
        String ping = "{\"type\":\"ping\",\"more\":[%s1]}";
        TestWebSocketClient client = endpoint.client("/ws/1").sendText(ping.formatted("1,".repeat(900)));
        assertThat(client.next()).isEqualTo("{\"type\":\"pong\"}");
        client.sendText(ping.formatted("{},".repeat(500)));
        assertThat(client.nextError()).isEqualTo("VALIDATION_ERROR");
        client.awaitPong();
    }

    @Test
    void rejectsBinaryMessages() throws Exception {
        TestWebSocketClient client = endpoint.client("/ws/1").sendBinary(PING.getBytes(StandardCharsets.UTF_8));
        assertThat(client.nextError()).isEqualTo("VALIDATION_ERROR");
        client.awaitPong();
    }

    @Test
    void aMessageThatIsTooLongGetsAnErrorAndTheConnectionStaysOpen() throws Exception {
        TestWebSocketClient client = endpoint.client("/ws/1");
        client.sendText("x".repeat(MessageAssembler.MAX_LENGTH + 1))
                .sendText("x".repeat(200_000))
                .sendBinary(new byte[MessageAssembler.MAX_LENGTH + 1]);
        for (int i = 0; i < 3; i++) {
            assertThat(client.nextError()).isEqualTo("PAYLOAD_TOO_LARGE");
        }
        client.awaitPong();
    }

    @Test
    void anEndlessMessageClosesTheConnection() throws Exception {
        TestWebSocketClient client = endpoint.client("/ws/1");
        for (int i = 0; i < 16; i++) {
            client.sendFragment("x".repeat(16 * 1024), false);
        }
        client.sendFragment("x", false);
        assertThat(client.closeCode()).isEqualTo(1009);
    }

    @Test
    void acceptsFragmentedMessages() throws Exception {
        TestWebSocketClient client =
                endpoint.client("/ws/1").sendFragment("{\"type\":", false).sendFragment("\"ping\"}", true);
        assertThat(client.next()).isEqualTo("{\"type\":\"pong\"}");
    }

    @Test
    void sendingTooFastGetsAnErrorAndTheConnectionStaysOpen() throws Exception {
        TestWebSocketClient client = endpoint.client("/ws/1");
        for (int i = 0; i < MessageRateLimiter.BURST + 40; i++) {
            client.sendText(PING);
        }
        String message = client.next();
        while (message.equals("{\"type\":\"pong\"}")) {
            message = client.next();
        }
        assertThat(message).contains("\"code\":\"RATE_LIMITED\"");
        assertThat(client.isOpen()).isTrue();
    }

    @Test
    void floodingClosesTheConnection() throws Exception {
        try (Socket socket = endpoint.socket()) {
            socket.getOutputStream().write(LiveEndpointFixture.handshake("/ws/1?token=good"));
            LiveEndpointFixture.awaitCondition(
                    "the connection is open", () -> endpoint.metric("languard_websocket_connections") == 1);
            byte[] emptyMessage = {(byte) 0x81, (byte) 0x80, 0, 0, 0, 0};
            assertThatIOException().isThrownBy(() -> {
                while (true) {
                    socket.getOutputStream().write(emptyMessage);
                }
            });
            LiveEndpointFixture.awaitCondition(
                    "the connection is removed", () -> endpoint.metric("languard_websocket_connections") == 0);
        }
    }
}
