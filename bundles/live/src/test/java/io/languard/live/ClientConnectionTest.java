package io.languard.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.user.Actor;
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

    private final long start = System.nanoTime();
    private final FakeTransport transport = new FakeTransport();
    private final List<ClientConnection> scheduled = new ArrayList<>();
    private final MessageCounters messageCounters = new MessageCounters();
    private final ClientConnection connection = new ClientConnection(
            new ServerScope(1),
            "token",
            new UserSession(1, "somebody", "id", Instant.MAX, () -> Actor.user("somebody", Role.VIEWER)),
            transport,
            scheduled::add,
            messageCounters,
            new QueueMemory());

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void isSubscribedToStatusByDefault() {
        assertThat(EnumSet.allOf(Channel.class))
                .filteredOn(connection::isSubscribed)
                .containsExactly(Channel.STATUS);
        connection.subscribe(EnumSet.of(Channel.LOGS, Channel.STATUS));
        connection.unsubscribe(EnumSet.of(Channel.STATUS));
        assertThat(EnumSet.allOf(Channel.class))
                .filteredOn(connection::isSubscribed)
                .containsExactly(Channel.LOGS);
        connection.unsubscribe(EnumSet.allOf(Channel.class));
        connection.subscribe(EnumSet.of(Channel.EVENTS));
        assertThat(EnumSet.allOf(Channel.class))
                .filteredOn(connection::isSubscribed)
                .containsExactly(Channel.EVENTS);
    }

    @Test
    void writesOneBatchAtATimeAndSchedulesTheNext() {
        connection.send(bytes("a"));
        connection.send(bytes("b"));
        assertThat(scheduled).hasSize(1);
        connection.flush();
        connection.send(bytes("c"));
        connection.flush();
        assertThat(transport.sent).containsExactly("a", "b");

        transport.finish(null);
        assertThat(scheduled).hasSize(3);
        connection.flush();
        assertThat(transport.sent).containsExactly("a", "b", "c");
        assertThat(messageCounters.sent()).isEqualTo(2);
    }

    @Test
    void isAbortedWhenAWriteFails() {
        connection.send(bytes("a"));
        connection.flush();
        transport.finish(new IOException());
        assertThat(transport.aborts).isEqualTo(1);
    }

    @Test
    void isAbortedWhenAWriteIsStuck() {
        connection.send(bytes("a"));
        connection.flush();
        assertThat(connection.checkLiveness(start + ClientConnection.WRITE_TIMEOUT - 1))
                .isTrue();
        assertThat(transport.aborts).isZero();
        assertThat(connection.checkLiveness(System.nanoTime() + ClientConnection.WRITE_TIMEOUT + 1))
                .isFalse();
        assertThat(transport.aborts).isEqualTo(1);
    }

    @Test
    void isPingedAndAbortedWithoutActivity() {
        assertThat(connection.checkLiveness(start + ClientConnection.PING_INTERVAL - 1))
                .isTrue();
        assertThat(transport.pings).isZero();
        long later = System.nanoTime() + ClientConnection.PING_INTERVAL + 1;
        assertThat(connection.checkLiveness(later)).isTrue();
        assertThat(transport.pings).isEqualTo(1);
        assertThat(connection.checkLiveness(later + 1)).isTrue();
        assertThat(transport.pings).isEqualTo(1);

        assertThat(connection.checkLiveness(System.nanoTime() + ClientConnection.IDLE_TIMEOUT + 1))
                .isFalse();
        assertThat(transport.aborts).isEqualTo(1);
    }

    @Test
    void sendsNothingOnceClosedAndIsAbortedAfterTheCloseTimeout() {
        connection.send(bytes("a"));
        connection.close(CloseStatus.SESSION_ENDED);
        connection.close(CloseStatus.GOING_AWAY);
        connection.send(bytes("b"));
        connection.sendLogLines(1, List.of(bytes("c")));
        connection.flush();
        assertThat(transport.sent).isEmpty();
        assertThat(transport.closes).containsExactly(4401);
        assertThat(connection.queuedMessages()).isZero();

        assertThat(connection.checkLiveness(System.nanoTime())).isTrue();
        assertThat(connection.checkLiveness(System.nanoTime() + ClientConnection.CLOSE_TIMEOUT + 1))
                .isFalse();
        assertThat(transport.aborts).isEqualTo(1);
    }

    @Test
    void isClosedWhenTooManyMessagesAreQueued() {
        for (int i = 0; i < SendQueue.MAX_MESSAGES; i++) {
            connection.send(bytes("x"));
        }
        assertThat(transport.closes).isEmpty();
        connection.send(bytes("x"));
        assertThat(transport.closes).containsExactly(1008);
    }

    @Test
    void countsDroppedLines() {
        byte[] text = bytes("x");
        for (int i = 0; i < SendQueue.MAX_LINES + 5; i++) {
            connection.sendLogLines(1, List.of(text));
        }
        assertThat(messageCounters.dropped()).isEqualTo(5);
        assertThat(transport.closes).isEmpty();
    }
}
