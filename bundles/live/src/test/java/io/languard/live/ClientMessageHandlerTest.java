package io.languard.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.user.Actor;
import io.languard.service.user.Role;
import io.languard.service.user.UserSession;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClientMessageHandlerTest {

    private static final String SUBSCRIBE = "{\"type\":\"subscribe\",\"channels\":[\"logs\"]}";

    private final FakeTransport transport = new FakeTransport();
    private final ClientConnection connection = new ClientConnection(
            new ServerScope(1),
            "token",
            new UserSession(1, "somebody", "id", Instant.MAX, () -> Actor.user("somebody", Role.VIEWER)),
            transport,
            client -> {},
            new MessageCounters(),
            new QueueMemory());
    private boolean valid = true;
    private final ClientMessageHandler handler = new ClientMessageHandler(connection, client -> valid);

    @Test
    void assemblesFragmentedCommands() {
        handler.onText(SUBSCRIBE.substring(0, 10), false);
        handler.onBinary(3, true);
        assertThat(connection.isSubscribed(Channel.LOGS)).isFalse();
        handler.onText(SUBSCRIBE.substring(10), true);
        assertThat(connection.isSubscribed(Channel.LOGS)).isTrue();
    }

    @Test
    void ignoresMessagesOfAnInvalidSession() {
        valid = false;
        handler.onText(SUBSCRIBE, true);
        handler.onText("nonsense", true);
        assertThat(connection.isSubscribed(Channel.LOGS)).isFalse();
        assertThat(connection.queuedMessages()).isZero();
    }

    @Test
    void recoversAfterAMessageThatIsTooLong() {
        handler.onText("x".repeat(MessageAssembler.MAX_LENGTH), false);
        handler.onText("x", true);
        handler.onText(SUBSCRIBE, true);
        connection.flush();
        assertThat(transport.sent).singleElement().asString().contains("PAYLOAD_TOO_LARGE");
        assertThat(connection.isSubscribed(Channel.LOGS)).isTrue();
    }

    @Test
    void closesTheConnectionOnAnEndlessMessage() {
        for (int i = 0; i < MessageAssembler.MAX_DISCARDED_LENGTH / 1024; i++) {
            handler.onBinary(1024, false);
        }
        assertThat(transport.closes).isEmpty();
        handler.onBinary(1, false);
        assertThat(transport.closes).containsExactly(1009);
    }

    @Test
    void aByteOrderMarkIsNoPartOfAMessage() {
        handler.onText("\uFEFF{\"type\":\"ping\"}", true);
        connection.flush();
        assertThat(transport.sent).contains("{\"type\":\"pong\"}");
    }

    @Test
    void closesTheConnectionOfAFlooder() {
        for (int i = 0; transport.closes.isEmpty(); i++) {
            handler.onText("{\"type\":\"ping\"}", true);
            connection.flush();
            if (transport.pending != null) {
                transport.finish(null);
            }
            assertThat(i).isLessThan(100_000);
        }
        assertThat(transport.closes).containsExactly(1008);
        assertThat(transport.sent).contains("{\"type\":\"pong\"}");
        assertThat(transport.sent.get(transport.sent.size() - 1)).contains("RATE_LIMITED");
    }
}
