package io.languard.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.languard.ports.event.PlatformEvent;
import io.languard.ports.server.ServerStatus;
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
class ConversationTest {

    private static final String PING = "{\"type\":\"ping\"}";

    private Door door;

    @BeforeEach
    void open() throws Exception {
        door = new Door();
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void aNewConnectionHearsStatusAndEventsOfItsServerOnly() throws Exception {
        Client client = door.client("/ws/1").proven();
        door.line(1, "not subscribed");
        door.status(2, ServerStatus.RUNNING);
        door.event(2, "crashed", Map.of());
        door.event(null, "login", Map.of());
        door.status(1, ServerStatus.RUNNING);
        door.event(1, "crashed", Map.of("exit_code", 1));

        assertThat(client.next()).startsWith("{\"type\":\"status\",\"server_id\":1,");
        assertThat(client.next()).startsWith("{\"type\":\"event\",\"server_id\":1,");
        client.proven();
    }

    @Test
    void allHearsEveryServerButNothingThatBelongsToNone() throws Exception {
        Client client = door.client("/ws/all").proven();
        door.event(null, "login", Map.of("username", "x"));
        door.status(1, ServerStatus.RUNNING);
        door.status(2, ServerStatus.STOPPED);

        assertThat(client.next()).contains("\"server_id\":1,");
        assertThat(client.next()).contains("\"server_id\":2,");
        client.proven();
    }

    @Test
    void anEventComesOnceToWhoIsOnBothOfItsChannels() throws Exception {
        Client client = door.client("/ws/1").subscribe("events");
        door.event(1, "warning", Map.of());
        assertThat(client.next()).contains("\"event_type\":\"warning\"");
        client.proven();
    }

    @Test
    void eachChannelCarriesItsOwn() throws Exception {
        Client client = door.client("/ws/1").subscribe("logs", "players", "metrics");
        client.say("{\"type\":\"unsubscribe\",\"channels\":[\"status\"]}").proven();
        door.status(1, ServerStatus.RUNNING);
        door.event(1, "started", Map.of());
        door.line(1, "one", "two");
        door.servlet.on(new PlatformEvent.PlayersChanged(1, List.of(), Door.TIME));
        door.servlet.on(new PlatformEvent.MetricsTaken(1, 1, 2, 3, Door.TIME));

        assertThat(client.next()).startsWith("{\"type\":\"log\"").contains("\"one\"");
        assertThat(client.next()).startsWith("{\"type\":\"log\"").contains("\"two\"");
        assertThat(client.next()).startsWith("{\"type\":\"players\"");
        assertThat(client.next()).startsWith("{\"type\":\"metrics\"");
        client.proven();
    }

    @Test
    void aPongProvesThatAnEarlierSubscribeCounts() throws Exception {
        for (int i = 0; i < 20; i++) {
            try (Client client = door.client("/ws/1")) {
                client.say("{\"type\":\"subscribe\",\"channels\":[\"logs\"]}").say(PING);
                assertThat(client.next()).isEqualTo("{\"type\":\"pong\"}");
                door.line(1, "after the pong");
                assertThat(client.next()).contains("after the pong");
            }
        }
    }

    @Test
    void afterThePongThatFollowsUnsubscribeNothingMoreComes() throws Exception {
        Client client = door.client("/ws/1").subscribe("logs");
        door.line(1, "before");
        client.say("{\"type\":\"unsubscribe\",\"channels\":[\"logs\"]}").say(PING);
        assertThat(client.next()).contains("before");
        assertThat(client.next()).isEqualTo("{\"type\":\"pong\"}");
        door.line(1, "after");
        client.proven();
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
        Client client = door.client("/ws/1").say(message);
        assertThat(client.nextError()).isEqualTo("VALIDATION_ERROR");
        client.proven();
        door.line(1, "a subscription of which half is wrong does not count");
        client.proven();
    }

    @Test
    void deepJsonIsNotUnderstoodEither() throws Exception {
        Client client = door.client("/ws/1").say("[".repeat(8000)).say("{\"a\":".repeat(2000));
        assertThat(client.nextError()).isEqualTo("VALIDATION_ERROR");
        assertThat(client.nextError()).isEqualTo("VALIDATION_ERROR");
        client.proven();
    }

    @Test
    void aMessageOfManySmallThingsIsNotUnderstoodEither() throws Exception {
        String ping = "{\"type\":\"ping\",\"more\":[%s1]}";
        Client client = door.client("/ws/1").say(ping.formatted("1,".repeat(900)));
        assertThat(client.next()).isEqualTo("{\"type\":\"pong\"}");
        client.say(ping.formatted("{},".repeat(500)));
        assertThat(client.nextError()).isEqualTo("VALIDATION_ERROR");
        client.proven();
    }

    @Test
    void binaryIsNotUnderstoodEither() throws Exception {
        Client client = door.client("/ws/1").sayBytes(PING.getBytes(StandardCharsets.UTF_8));
        assertThat(client.nextError()).isEqualTo("VALIDATION_ERROR");
        client.proven();
    }

    @Test
    void aLongMessageGetsAnErrorAndTheConnectionStays() throws Exception {
        Client client = door.client("/ws/1");
        client.say("x".repeat(Pieces.MOST + 1)).say("x".repeat(200_000)).sayBytes(new byte[Pieces.MOST + 1]);
        for (int i = 0; i < 3; i++) {
            assertThat(client.nextError()).isEqualTo("PAYLOAD_TOO_LARGE");
        }
        client.proven();
    }

    @Test
    void anEndlessMessageEndsTheConnection() throws Exception {
        Client client = door.client("/ws/1");
        for (int i = 0; i < 16; i++) {
            client.sayPart("x".repeat(16 * 1024), false);
        }
        client.sayPart("x", false);
        assertThat(client.closeCode()).isEqualTo(1009);
    }

    @Test
    void aMessageMayComeInPieces() throws Exception {
        Client client = door.client("/ws/1").sayPart("{\"type\":", false).sayPart("\"ping\"}", true);
        assertThat(client.next()).isEqualTo("{\"type\":\"pong\"}");
    }

    @Test
    void whoSendsTooFastIsToldSoAndTheConnectionStays() throws Exception {
        Client client = door.client("/ws/1");
        for (int i = 0; i < MessageRate.BURST + 40; i++) {
            client.say(PING);
        }
        String message = client.next();
        while (message.equals("{\"type\":\"pong\"}")) {
            message = client.next();
        }
        assertThat(message).contains("\"code\":\"RATE_LIMITED\"");
        assertThat(client.isOpen()).isTrue();
    }

    @Test
    void whoNeverStopsSendingTooFastIsEnded() throws Exception {
        try (Socket socket = door.socket()) {
            socket.getOutputStream().write(Door.handshake("/ws/1?token=good"));
            Door.until("it is open", () -> door.figure("languard_websocket_connections") == 1);
            byte[] emptyMessage = {(byte) 0x81, (byte) 0x80, 0, 0, 0, 0};
            assertThatIOException().isThrownBy(() -> {
                while (true) {
                    socket.getOutputStream().write(emptyMessage);
                }
            });
            Door.until("it is gone", () -> door.figure("languard_websocket_connections") == 0);
        }
    }
}
