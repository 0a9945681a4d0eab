package io.languard.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.user.Role;
import io.languard.service.user.UserSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientConnectionTest {

    private final long begin = System.nanoTime();
    private final FakeTransport line = new FakeTransport();
    private final List<ClientConnection> woken = new ArrayList<>();
    private final MessageCounters messageCounters = new MessageCounters();
    private final ClientConnection clientConnection = new ClientConnection(
            new ServerScope(1),
            "token",
            new UserSession(1, "somebody", Role.VIEWER, "id", Instant.MAX),
            line,
            woken::add,
            messageCounters);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void isOnStatusAtFirstAndThenOnWhatItAsksFor() {
        assertThat(EnumSet.allOf(Channel.class))
                .filteredOn(clientConnection::isSubscribed)
                .containsExactly(Channel.STATUS);
        clientConnection.subscribe(EnumSet.of(Channel.LOGS, Channel.STATUS));
        clientConnection.unsubscribe(EnumSet.of(Channel.STATUS));
        assertThat(EnumSet.allOf(Channel.class))
                .filteredOn(clientConnection::isSubscribed)
                .containsExactly(Channel.LOGS);
        clientConnection.unsubscribe(EnumSet.allOf(Channel.class));
        clientConnection.subscribe(EnumSet.of(Channel.EVENTS));
        assertThat(EnumSet.allOf(Channel.class))
                .filteredOn(clientConnection::isSubscribed)
                .containsExactly(Channel.EVENTS);
    }

    @Test
    void writesOneBatchAtATimeAndWakesWhenMoreWaits() {
        clientConnection.send(bytes("a"));
        clientConnection.send(bytes("b"));
        assertThat(woken).hasSize(1);
        clientConnection.flush();
        clientConnection.send(bytes("c"));
        clientConnection.flush();
        assertThat(line.sent).containsExactly("a", "b");

        line.finish(null);
        assertThat(woken).hasSize(3);
        clientConnection.flush();
        assertThat(line.sent).containsExactly("a", "b", "c");
        assertThat(messageCounters.sent()).isEqualTo(2);
    }

    @Test
    void isDroppedWhenAWriteFails() {
        clientConnection.send(bytes("a"));
        clientConnection.flush();
        line.finish(new IOException());
        assertThat(line.aborts).isEqualTo(1);
    }

    @Test
    void isDroppedWhenAWriteIsStuckForHalfAMinute() {
        clientConnection.send(bytes("a"));
        clientConnection.flush();
        assertThat(clientConnection.checkLiveness(begin + ClientConnection.WRITE_TIMEOUT - 1))
                .isTrue();
        assertThat(line.aborts).isZero();
        assertThat(clientConnection.checkLiveness(System.nanoTime() + ClientConnection.WRITE_TIMEOUT + 1))
                .isFalse();
        assertThat(line.aborts).isEqualTo(1);
    }

    @Test
    void isAskedForASignOfLifeAndDroppedWithoutOne() {
        assertThat(clientConnection.checkLiveness(begin + ClientConnection.PING_INTERVAL - 1))
                .isTrue();
        assertThat(line.pings).isZero();
        long later = System.nanoTime() + ClientConnection.PING_INTERVAL + 1;
        assertThat(clientConnection.checkLiveness(later)).isTrue();
        assertThat(line.pings).isEqualTo(1);
        assertThat(clientConnection.checkLiveness(later + 1)).isTrue();
        assertThat(line.pings).isEqualTo(1);

        assertThat(clientConnection.checkLiveness(System.nanoTime() + ClientConnection.IDLE_TIMEOUT + 1))
                .isFalse();
        assertThat(line.aborts).isEqualTo(1);
    }

    @Test
    void saysNothingMoreOnceItIsClosedAndGoesWithinASecondWhateverTheClientDoes() {
        clientConnection.send(bytes("a"));
        clientConnection.close(CloseStatus.SESSION_ENDED);
        clientConnection.close(CloseStatus.GOING_AWAY);
        clientConnection.send(bytes("b"));
        clientConnection.sendLogLines(1, List.of(bytes("c")));
        clientConnection.flush();
        assertThat(line.sent).isEmpty();
        assertThat(line.closes).containsExactly(4401);
        assertThat(clientConnection.queuedMessages()).isZero();

        assertThat(clientConnection.checkLiveness(System.nanoTime())).isTrue();
        assertThat(clientConnection.checkLiveness(System.nanoTime() + ClientConnection.CLOSE_TIMEOUT + 1))
                .isFalse();
        assertThat(line.aborts).isEqualTo(1);
    }

    @Test
    void isClosedWhenItLeavesTooMuchThatMayNotBeDropped() {
        for (int i = 0; i < SendQueue.MAX_MESSAGES; i++) {
            clientConnection.send(bytes("x"));
        }
        assertThat(line.closes).isEmpty();
        clientConnection.send(bytes("x"));
        assertThat(line.closes).containsExactly(1008);
    }

    @Test
    void countsTheLinesThatItDrops() {
        byte[] text = bytes("x");
        for (int i = 0; i < SendQueue.MAX_LINES + 5; i++) {
            clientConnection.sendLogLines(1, List.of(text));
        }
        assertThat(messageCounters.dropped()).isEqualTo(5);
        assertThat(line.closes).isEmpty();
    }
}
