package io.languard.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.event.PlatformEvent;
import io.languard.service.server.ServerStatus;
import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests how connections end, over the real HTTP server. */
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

    private void revokeAndPublish(String token) {
        endpoint.authentication.revoke(token);
        endpoint.servlet.onEvent(new PlatformEvent.SessionEnded("id-of-" + token, Instant.now()));
    }

    @Test
    void revokingATokenClosesOnlyItsConnections() throws Exception {
        endpoint.authentication.allow("other", Instant.now().plusSeconds(60));
        TestWebSocketClient one = endpoint.client("/ws/1").awaitPong();
        TestWebSocketClient two = endpoint.client("/ws/all").awaitPong();
        TestWebSocketClient other = new TestWebSocketClient(endpoint.server.port(), "/ws/1?token=other").awaitPong();

        revokeAndPublish("good");
        endpoint.publishStatus(1, ServerStatus.RUNNING);

        assertThat(one.closeCode()).isEqualTo(4401);
        assertThat(two.closeCode()).isEqualTo(4401);
        assertThat(other.next()).contains("\"status\"");
        other.awaitPong();
        LiveEndpointFixture.awaitCondition(
                "both are removed", () -> endpoint.metric("languard_websocket_connections") == 1);
    }

    @Test
    void anExpiredTokenClosesItsConnectionsWithinASecond() throws Exception {
        Instant end = Instant.now().plusSeconds(1);
        endpoint.authentication.allow("short", end);
        TestWebSocketClient client = new TestWebSocketClient(endpoint.server.port(), "/ws/1?token=short").awaitPong();
        assertThat(client.closeCode()).isEqualTo(4401);
        assertThat(Duration.between(end, Instant.now())).isBetween(Duration.ZERO, Duration.ofSeconds(1));
    }

    @Test
    void aRevocationWithoutAnEventIsDetectedWithinASecond() throws Exception {
        TestWebSocketClient client = endpoint.client("/ws/1").awaitPong();
        Instant revoked = Instant.now();
        endpoint.authentication.revoke("good");
        assertThat(client.closeCode()).isEqualTo(4401);
        assertThat(Duration.between(revoked, Instant.now())).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aConnectionOfAUserWhoMustSetUpTwoFactorLoginIsClosed() throws Exception {
        TestWebSocketClient client = endpoint.client("/ws/1").awaitPong();
        endpoint.authentication.requireTotp("good");
        assertThat(client.closeCode()).isEqualTo(4401);
    }

    @Test
    void aTokenRevokedDuringTheHandshakeOpensNoConnection() throws Exception {
        endpoint.authentication.revokeAfter = 1;
        TestWebSocketClient client = endpoint.client("/ws/1");
        assertThat(client.closeCode()).isEqualTo(4401);
    }

    @Test
    void noMessageGetsAResponseAfterTheTokenWasRevoked() throws Exception {
        for (int i = 0; i < 20; i++) {
            String token = "t" + i;
            endpoint.authentication.allow(token, Instant.now().plusSeconds(60));
            TestWebSocketClient client =
                    new TestWebSocketClient(endpoint.server.port(), "/ws/1?token=" + token).awaitPong();
            endpoint.authentication.revoke(token);
            client.sendText("{\"type\":\"nonsense\"}");
            assertThat(client.closeCode()).isEqualTo(4401);
            assertThat(client.hasNoMessages()).isTrue();
        }
    }

    @Test
    void deletingAServerClosesItsConnections() throws Exception {
        TestWebSocketClient deletedServerClient = endpoint.client("/ws/1").awaitPong();
        TestWebSocketClient other = endpoint.client("/ws/2").awaitPong();
        TestWebSocketClient all = endpoint.client("/ws/all").awaitPong();
        endpoint.servers.views.remove(1);
        endpoint.servlet.onEvent(new PlatformEvent.ServerRemoved(1, LiveEndpointFixture.TIME));
        assertThat(deletedServerClient.closeCode()).isEqualTo(4404);
        other.awaitPong();
        all.awaitPong();
    }

    @Test
    void aChangeOfRightsReachesOpenConnectionsAtOnce() throws Exception {
        endpoint.authorizer = (actor, permission, serverId) -> actor.grants().stream()
                .anyMatch(grant -> (grant.serverId() == null || grant.serverId().equals(serverId))
                        && grant.permissions().contains(permission));
        TestWebSocketClient one = endpoint.client("/ws/1").awaitPong();
        TestWebSocketClient two = endpoint.client("/ws/2").awaitPong();
        TestWebSocketClient all = endpoint.client("/ws/all").awaitPong();

        endpoint.authentication.rights.put("good", List.of(new Grant(2, Set.of(Permission.SERVER_VIEW))));
        endpoint.publishStatus(1, ServerStatus.STOPPED);
        endpoint.publishStatus(2, ServerStatus.CRASHED);

        assertThat(two.next()).contains("crashed");
        assertThat(all.next()).contains("crashed");
        one.awaitPong();
        assertThat(one.hasNoMessages()).isTrue();
        endpoint.servlet.onEvent(new PlatformEvent.RightsChanged("somebody", LiveEndpointFixture.TIME));
        assertThat(one.closeCode()).isEqualTo(4404);
        two.awaitPong();
        all.awaitPong();
    }

    @Test
    void closingTheServletClosesAllConnections() throws Exception {
        TestWebSocketClient client = endpoint.client("/ws/1").awaitPong();
        endpoint.servlet.close();
        assertThat(client.closeCode()).isEqualTo(1001);
    }

    @Test
    void closingTheServerClosesAllConnections() throws Exception {
        TestWebSocketClient client = endpoint.client("/ws/1").awaitPong();
        endpoint.server.close();
        assertThat(client.closeCode()).isEqualTo(1001);
    }

    @Test
    void aClientThatDisconnectsIsRemoved() throws Exception {
        TestWebSocketClient polite = endpoint.client("/ws/1").awaitPong();
        TestWebSocketClient abrupt = endpoint.client("/ws/1").awaitPong();
        assertThat(endpoint.metric("languard_websocket_connections")).isEqualTo(2);
        polite.sendClose();
        assertThat(polite.closeCode()).isEqualTo(1000);
        abrupt.close();
        LiveEndpointFixture.awaitCondition(
                "both are removed", () -> endpoint.metric("languard_websocket_connections") == 0);
    }

    @Test
    void aSilentClientIsPingedAndADeadOneIsDropped() throws Exception {
        TestWebSocketClient client = endpoint.client("/ws/1").awaitPong();
        LiveEndpointFixture.awaitCondition(
                "nothing is being sent", () -> endpoint.metric("languard_websocket_messages_sent_total") == 1);
        endpoint.servlet.connections.checkAll(System.nanoTime() + ClientConnection.PING_INTERVAL + 1);
        client.pinged.get(10, TimeUnit.SECONDS);
        client.awaitPong();

        endpoint.servlet.connections.checkAll(System.nanoTime() + 2 * ClientConnection.IDLE_TIMEOUT);
        assertThat(client.closeCode()).isEqualTo(1006);
        assertThat(endpoint.metric("languard_websocket_connections")).isZero();
    }
}
