package io.languard.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.event.PlatformEvent;
import io.languard.service.server.ServerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How connections end, over the real server. */
class ConnectionCloseTest {

    private LiveEndpointFixture endpoint;

    @BeforeEach
    void open() throws Exception {
        endpoint = new LiveEndpointFixture();
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    private void end(String token) {
        endpoint.access.revoke(token);
        endpoint.servlet.onEvent(new PlatformEvent.SessionEnded("id-of-" + token, Instant.now()));
    }

    @Test
    void aRevokedTokenEndsItsOwnConnectionsOnly() throws Exception {
        endpoint.access.allow("other", Instant.now().plusSeconds(60));
        TestWebSocketClient one = endpoint.client("/ws/1").awaitPong();
        TestWebSocketClient two = endpoint.client("/ws/all").awaitPong();
        TestWebSocketClient other = new TestWebSocketClient(endpoint.server.port(), "/ws/1?token=other").awaitPong();

        end("good");
        endpoint.publishStatus(1, ServerStatus.RUNNING);

        assertThat(one.closeCode()).isEqualTo(4401);
        assertThat(two.closeCode()).isEqualTo(4401);
        assertThat(other.next()).contains("\"status\"");
        other.awaitPong();
        LiveEndpointFixture.awaitCondition(
                "they are gone", () -> endpoint.metric("languard_websocket_connections") == 1);
    }

    @Test
    void aTokenThatExpiresEndsItsConnectionsWithinASecond() throws Exception {
        Instant end = Instant.now().plusSeconds(1);
        endpoint.access.allow("short", end);
        TestWebSocketClient testWebSocketClient =
                new TestWebSocketClient(endpoint.server.port(), "/ws/1?token=short").awaitPong();
        assertThat(testWebSocketClient.closeCode()).isEqualTo(4401);
        assertThat(Duration.between(end, Instant.now())).isBetween(Duration.ZERO, Duration.ofSeconds(1));
    }

    @Test
    void aRevocationNobodyToldOfIsFoundWithinASecond() throws Exception {
        TestWebSocketClient testWebSocketClient = endpoint.client("/ws/1").awaitPong();
        Instant revoked = Instant.now();
        endpoint.access.revoke("good");
        assertThat(testWebSocketClient.closeCode()).isEqualTo(4401);
        assertThat(Duration.between(revoked, Instant.now())).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aTokenRevokedDuringTheHandshakeOpensNothing() throws Exception {
        endpoint.access.revokeAfter = 1;
        TestWebSocketClient testWebSocketClient = endpoint.client("/ws/1");
        assertThat(testWebSocketClient.closeCode()).isEqualTo(4401);
    }

    @Test
    void noMessageIsAnsweredAfterTheTokenWasRevoked() throws Exception {
        for (int i = 0; i < 20; i++) {
            String token = "t" + i;
            endpoint.access.allow(token, Instant.now().plusSeconds(60));
            TestWebSocketClient testWebSocketClient =
                    new TestWebSocketClient(endpoint.server.port(), "/ws/1?token=" + token).awaitPong();
            endpoint.access.revoke(token);
            testWebSocketClient.sendText("{\"type\":\"nonsense\"}");
            assertThat(testWebSocketClient.closeCode()).isEqualTo(4401);
            assertThat(testWebSocketClient.hasNoMessages()).isTrue();
        }
    }

    @Test
    void theConnectionsOfADeletedServerEnd() throws Exception {
        TestWebSocketClient gone = endpoint.client("/ws/1").awaitPong();
        TestWebSocketClient other = endpoint.client("/ws/2").awaitPong();
        TestWebSocketClient all = endpoint.client("/ws/all").awaitPong();
        endpoint.servers.ids.remove(1);
        endpoint.publishEvent(null, "server_deleted", Map.of("server_id", 1, "name", "Main"));
        assertThat(gone.closeCode()).isEqualTo(4404);
        other.awaitPong();
        all.awaitPong();
    }

    @Test
    void theEndOfTheServletEndsThemAll() throws Exception {
        TestWebSocketClient testWebSocketClient = endpoint.client("/ws/1").awaitPong();
        endpoint.servlet.close();
        assertThat(testWebSocketClient.closeCode()).isEqualTo(1001);
    }

    @Test
    void theEndOfTheServerEndsThemAll() throws Exception {
        TestWebSocketClient testWebSocketClient = endpoint.client("/ws/1").awaitPong();
        endpoint.server.close();
        assertThat(testWebSocketClient.closeCode()).isEqualTo(1001);
    }

    @Test
    void aClientThatLeavesIsForgotten() throws Exception {
        TestWebSocketClient polite = endpoint.client("/ws/1").awaitPong();
        TestWebSocketClient abrupt = endpoint.client("/ws/1").awaitPong();
        assertThat(endpoint.metric("languard_websocket_connections")).isEqualTo(2);
        polite.sendClose();
        assertThat(polite.closeCode()).isEqualTo(1000);
        abrupt.close();
        LiveEndpointFixture.awaitCondition(
                "both are gone", () -> endpoint.metric("languard_websocket_connections") == 0);
    }

    @Test
    void aQuietClientIsPingedAndStaysAndADeadOneIsDropped() throws Exception {
        TestWebSocketClient testWebSocketClient = endpoint.client("/ws/1").awaitPong();
        LiveEndpointFixture.awaitCondition(
                "nothing is being sent", () -> endpoint.metric("languard_websocket_messages_sent_total") == 1);
        endpoint.servlet.connections.checkAll(System.nanoTime() + ClientConnection.PING_INTERVAL + 1);
        testWebSocketClient.pinged.get(10, TimeUnit.SECONDS);
        testWebSocketClient.awaitPong();

        endpoint.servlet.connections.checkAll(System.nanoTime() + 2 * ClientConnection.IDLE_TIMEOUT);
        assertThat(testWebSocketClient.closeCode()).isEqualTo(1006);
        assertThat(endpoint.metric("languard_websocket_connections")).isZero();
    }
}
