package io.languard.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.ports.event.PlatformEvent;
import io.languard.ports.server.ServerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How connections end, over the real server. */
class EndingTest {

    private Door door;

    @BeforeEach
    void open() throws Exception {
        door = new Door();
    }

    @AfterEach
    void close() {
        door.close();
    }

    private void end(String token) {
        door.access.revoke(token);
        door.servlet.on(new PlatformEvent.SessionEnded("id-of-" + token, Instant.now()));
    }

    @Test
    void aRevokedTokenEndsItsOwnConnectionsOnly() throws Exception {
        door.access.allow("other", Instant.now().plusSeconds(60));
        Client one = door.client("/ws/1").proven();
        Client two = door.client("/ws/all").proven();
        Client other = new Client(door.server.port(), "/ws/1?token=other").proven();

        end("good");
        door.status(1, ServerStatus.RUNNING);

        assertThat(one.closeCode()).isEqualTo(4401);
        assertThat(two.closeCode()).isEqualTo(4401);
        assertThat(other.next()).contains("\"status\"");
        other.proven();
        Door.until("they are gone", () -> door.figure("languard_websocket_connections") == 1);
    }

    @Test
    void aTokenThatExpiresEndsItsConnectionsWithinASecond() throws Exception {
        Instant end = Instant.now().plusSeconds(1);
        door.access.allow("short", end);
        Client client = new Client(door.server.port(), "/ws/1?token=short").proven();
        assertThat(client.closeCode()).isEqualTo(4401);
        assertThat(Duration.between(end, Instant.now())).isBetween(Duration.ZERO, Duration.ofSeconds(1));
    }

    @Test
    void aRevocationNobodyToldOfIsFoundWithinASecond() throws Exception {
        Client client = door.client("/ws/1").proven();
        Instant revoked = Instant.now();
        door.access.revoke("good");
        assertThat(client.closeCode()).isEqualTo(4401);
        assertThat(Duration.between(revoked, Instant.now())).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aTokenRevokedDuringTheHandshakeOpensNothing() throws Exception {
        door.access.revokeAfter = 1;
        Client client = door.client("/ws/1");
        assertThat(client.closeCode()).isEqualTo(4401);
    }

    @Test
    void noMessageIsAnsweredAfterTheTokenWasRevoked() throws Exception {
        for (int i = 0; i < 20; i++) {
            String token = "t" + i;
            door.access.allow(token, Instant.now().plusSeconds(60));
            Client client = new Client(door.server.port(), "/ws/1?token=" + token).proven();
            door.access.revoke(token);
            client.say("{\"type\":\"nonsense\"}");
            assertThat(client.closeCode()).isEqualTo(4401);
            assertThat(client.heardNothing()).isTrue();
        }
    }

    @Test
    void theConnectionsOfADeletedServerEnd() throws Exception {
        Client gone = door.client("/ws/1").proven();
        Client other = door.client("/ws/2").proven();
        Client all = door.client("/ws/all").proven();
        door.servers.ids.remove(1);
        door.event(null, "server_deleted", Map.of("server_id", 1, "name", "Main"));
        assertThat(gone.closeCode()).isEqualTo(4404);
        other.proven();
        all.proven();
    }

    @Test
    void theEndOfTheServletEndsThemAll() throws Exception {
        Client client = door.client("/ws/1").proven();
        door.servlet.close();
        assertThat(client.closeCode()).isEqualTo(1001);
    }

    @Test
    void theEndOfTheServerEndsThemAll() throws Exception {
        Client client = door.client("/ws/1").proven();
        door.server.close();
        assertThat(client.closeCode()).isEqualTo(1001);
    }

    @Test
    void aClientThatLeavesIsForgotten() throws Exception {
        Client polite = door.client("/ws/1").proven();
        Client abrupt = door.client("/ws/1").proven();
        assertThat(door.figure("languard_websocket_connections")).isEqualTo(2);
        polite.leave();
        assertThat(polite.closeCode()).isEqualTo(1000);
        abrupt.close();
        Door.until("both are gone", () -> door.figure("languard_websocket_connections") == 0);
    }

    @Test
    void aQuietClientIsPingedAndStaysAndADeadOneIsDropped() throws Exception {
        Client client = door.client("/ws/1").proven();
        Door.until("nothing is being sent", () -> door.figure("languard_websocket_messages_sent_total") == 1);
        door.servlet.connections.check(System.nanoTime() + Connection.PING_EVERY + 1);
        client.pinged.get(10, TimeUnit.SECONDS);
        client.proven();

        door.servlet.connections.check(System.nanoTime() + 2 * Connection.SILENCE);
        assertThat(client.closeCode()).isEqualTo(1006);
        assertThat(door.figure("languard_websocket_connections")).isZero();
    }
}
