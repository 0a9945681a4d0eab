package io.languard.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.ports.user.Role;
import io.languard.ports.user.Session;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TalkTest {

    private static final String SUBSCRIBE = "{\"type\":\"subscribe\",\"channels\":[\"logs\"]}";

    private final FakeLine line = new FakeLine();
    private final Connection connection = new Connection(
            new Target(1),
            "token",
            new Session(1, "somebody", Role.VIEWER, "id", Instant.MAX),
            line,
            one -> {},
            new Tally());
    private boolean valid = true;
    private final Talk talk = new Talk(connection, one -> valid);

    @Test
    void takesACommandInPieces() {
        talk.onText(SUBSCRIBE.substring(0, 10), false);
        talk.onBinary(3, true);
        assertThat(connection.wants(Channel.LOGS)).isFalse();
        talk.onText(SUBSCRIBE.substring(10), true);
        assertThat(connection.wants(Channel.LOGS)).isTrue();
    }

    @Test
    void doesNothingForWhoMayNotStay() {
        valid = false;
        talk.onText(SUBSCRIBE, true);
        talk.onText("nonsense", true);
        assertThat(connection.wants(Channel.LOGS)).isFalse();
        assertThat(connection.waiting()).isZero();
    }

    @Test
    void forgetsALongMessageOnceItIsOver() {
        talk.onText("x".repeat(Pieces.MOST), false);
        talk.onText("x", true);
        talk.onText(SUBSCRIBE, true);
        connection.flush();
        assertThat(line.sent).singleElement().asString().contains("PAYLOAD_TOO_LARGE");
        assertThat(connection.wants(Channel.LOGS)).isTrue();
    }

    @Test
    void endsWithWhoSendsAMessageWithoutEnd() {
        for (int i = 0; i < Pieces.MOST_SKIPPED / 1024; i++) {
            talk.onBinary(1024, false);
        }
        assertThat(line.closes).isEmpty();
        talk.onBinary(1, false);
        assertThat(line.closes).containsExactly(1009);
    }

    @Test
    void losesPatienceWithWhoNeverStops() {
        for (int i = 0; line.closes.isEmpty(); i++) {
            talk.onText("{\"type\":\"ping\"}", true);
            connection.flush();
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
