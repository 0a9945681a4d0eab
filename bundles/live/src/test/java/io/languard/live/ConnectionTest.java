package io.languard.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.ports.user.Role;
import io.languard.ports.user.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionTest {

    private final long begin = System.nanoTime();
    private final FakeLine line = new FakeLine();
    private final List<Connection> woken = new ArrayList<>();
    private final Tally tally = new Tally();
    private final Connection connection = new Connection(
            new Target(1),
            "token",
            new Session(1, "somebody", Role.VIEWER, "id", Instant.MAX),
            line,
            woken::add,
            tally);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void isOnStatusAtFirstAndThenOnWhatItAsksFor() {
        assertThat(EnumSet.allOf(Channel.class)).filteredOn(connection::wants).containsExactly(Channel.STATUS);
        connection.subscribe(EnumSet.of(Channel.LOGS, Channel.STATUS));
        connection.unsubscribe(EnumSet.of(Channel.STATUS));
        assertThat(EnumSet.allOf(Channel.class)).filteredOn(connection::wants).containsExactly(Channel.LOGS);
        connection.unsubscribe(EnumSet.allOf(Channel.class));
        connection.subscribe(EnumSet.of(Channel.EVENTS));
        assertThat(EnumSet.allOf(Channel.class)).filteredOn(connection::wants).containsExactly(Channel.EVENTS);
    }

    @Test
    void writesOneBatchAtATimeAndWakesWhenMoreWaits() {
        connection.tell(bytes("a"));
        connection.tell(bytes("b"));
        assertThat(woken).hasSize(1);
        connection.flush();
        connection.tell(bytes("c"));
        connection.flush();
        assertThat(line.sent).containsExactly("a", "b");

        line.finish(null);
        assertThat(woken).hasSize(3);
        connection.flush();
        assertThat(line.sent).containsExactly("a", "b", "c");
        assertThat(tally.sent()).isEqualTo(2);
    }

    @Test
    void isDroppedWhenAWriteFails() {
        connection.tell(bytes("a"));
        connection.flush();
        line.finish(new IOException());
        assertThat(line.aborts).isEqualTo(1);
    }

    @Test
    void isDroppedWhenAWriteIsStuckForHalfAMinute() {
        connection.tell(bytes("a"));
        connection.flush();
        assertThat(connection.check(begin + Connection.STUCK - 1)).isTrue();
        assertThat(line.aborts).isZero();
        assertThat(connection.check(System.nanoTime() + Connection.STUCK + 1)).isFalse();
        assertThat(line.aborts).isEqualTo(1);
    }

    @Test
    void isAskedForASignOfLifeAndDroppedWithoutOne() {
        assertThat(connection.check(begin + Connection.PING_EVERY - 1)).isTrue();
        assertThat(line.pings).isZero();
        long later = System.nanoTime() + Connection.PING_EVERY + 1;
        assertThat(connection.check(later)).isTrue();
        assertThat(line.pings).isEqualTo(1);
        assertThat(connection.check(later + 1)).isTrue();
        assertThat(line.pings).isEqualTo(1);

        assertThat(connection.check(System.nanoTime() + Connection.SILENCE + 1)).isFalse();
        assertThat(line.aborts).isEqualTo(1);
    }

    @Test
    void saysNothingMoreOnceItIsClosedAndGoesWithinASecondWhateverTheClientDoes() {
        connection.tell(bytes("a"));
        connection.close(Goodbye.SESSION_ENDED);
        connection.close(Goodbye.STOPPING);
        connection.tell(bytes("b"));
        connection.tellLines(1, List.of(bytes("c")));
        connection.flush();
        assertThat(line.sent).isEmpty();
        assertThat(line.closes).containsExactly(4401);
        assertThat(connection.waiting()).isZero();

        assertThat(connection.check(System.nanoTime())).isTrue();
        assertThat(connection.check(System.nanoTime() + Connection.GOODBYE + 1)).isFalse();
        assertThat(line.aborts).isEqualTo(1);
    }

    @Test
    void isClosedWhenItLeavesTooMuchThatMayNotBeDropped() {
        for (int i = 0; i < Outbox.MOST_OTHERS; i++) {
            connection.tell(bytes("x"));
        }
        assertThat(line.closes).isEmpty();
        connection.tell(bytes("x"));
        assertThat(line.closes).containsExactly(1008);
    }

    @Test
    void countsTheLinesThatItDrops() {
        byte[] text = bytes("x");
        for (int i = 0; i < Outbox.MOST_LINES + 5; i++) {
            connection.tellLines(1, List.of(text));
        }
        assertThat(tally.dropped()).isEqualTo(5);
        assertThat(line.closes).isEmpty();
    }
}
