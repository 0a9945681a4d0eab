package io.languard.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.user.Role;
import io.languard.service.user.UserSession;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClientMessageHandlerTest {

    private static final String SUBSCRIBE = "{\"type\":\"subscribe\",\"channels\":[\"logs\"]}";

    private final FakeTransport line = new FakeTransport();
    private final ClientConnection clientConnection = new ClientConnection(
            new ServerScope(1),
            "token",
            new UserSession(1, "somebody", Role.VIEWER, "id", Instant.MAX),
            line,
            one -> {},
            new MessageCounters());
    private boolean valid = true;
    private final ClientMessageHandler clientMessageHandler = new ClientMessageHandler(clientConnection, one -> valid);

    @Test
    void takesACommandInPieces() {
        clientMessageHandler.onText(SUBSCRIBE.substring(0, 10), false);
        clientMessageHandler.onBinary(3, true);
        assertThat(clientConnection.isSubscribed(Channel.LOGS)).isFalse();
        clientMessageHandler.onText(SUBSCRIBE.substring(10), true);
        assertThat(clientConnection.isSubscribed(Channel.LOGS)).isTrue();
    }

    @Test
    void doesNothingForWhoMayNotStay() {
        valid = false;
        clientMessageHandler.onText(SUBSCRIBE, true);
        clientMessageHandler.onText("nonsense", true);
        assertThat(clientConnection.isSubscribed(Channel.LOGS)).isFalse();
        assertThat(clientConnection.queuedMessages()).isZero();
    }

    @Test
    void forgetsALongMessageOnceItIsOver() {
        clientMessageHandler.onText("x".repeat(MessageAssembler.MAX_LENGTH), false);
        clientMessageHandler.onText("x", true);
        clientMessageHandler.onText(SUBSCRIBE, true);
        clientConnection.flush();
        assertThat(line.sent).singleElement().asString().contains("PAYLOAD_TOO_LARGE");
        assertThat(clientConnection.isSubscribed(Channel.LOGS)).isTrue();
    }

    @Test
    void endsWithWhoSendsAMessageWithoutEnd() {
        for (int i = 0; i < MessageAssembler.MAX_DISCARDED_LENGTH / 1024; i++) {
            clientMessageHandler.onBinary(1024, false);
        }
        assertThat(line.closes).isEmpty();
        clientMessageHandler.onBinary(1, false);
        assertThat(line.closes).containsExactly(1009);
    }

    @Test
    void losesPatienceWithWhoNeverStops() {
        for (int i = 0; line.closes.isEmpty(); i++) {
            clientMessageHandler.onText("{\"type\":\"ping\"}", true);
            clientConnection.flush();
            if (line.pending != null) {
                line.finish(null);
            }
            assertThat(i).isLessThan(100_000);
        }
        assertThat(line.closes).containsExactly(1008);
        assertThat(line.sent).contains("{\"type\":\"pong\"}");
        assertThat(line.sent.get(line.sent.size() - 1)).contains("RATE_LIMITED");
    }
}
