package io.languard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final Outbox outbox = new Outbox();

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> all() {
        List<String> all = new ArrayList<>();
        for (List<byte[]> batch = outbox.take(); !batch.isEmpty(); batch = outbox.take()) {
            batch.forEach(message -> all.add(new String(message, StandardCharsets.UTF_8)));
        }
        return all;
    }

    private int lines(int server, int first, int last) {
        return outbox.addLines(
                server,
                IntStream.rangeClosed(first, last)
                        .mapToObj(i -> bytes(server + ":" + i))
                        .toList());
    }

    private static String dropped(int server, int count) {
        return new String(Messages.dropped(server, count), StandardCharsets.UTF_8);
    }

    @Test
    void keepsTheOrderOfLinesAndOtherMessages() {
        lines(1, 1, 2);
        outbox.add(bytes("status"));
        lines(2, 1, 1);
        outbox.add(bytes("pong"));
        assertThat(outbox.size()).isEqualTo(5);
        assertThat(all()).containsExactly("1:1", "1:2", "status", "2:1", "pong");
        assertThat(outbox.size()).isZero();
    }

    @Test
    void dropsTheOldestLinesAndSaysHowManyBeforeTheNextOfThatServer() {
        lines(1, 1, 10);
        outbox.add(bytes("status"));
        lines(2, 1, 2);
        assertThat(lines(1, 11, Outbox.MOST_LINES - 2 + 4)).isEqualTo(4);
        assertThat(all())
                .startsWith(dropped(1, 4), "1:5", "1:6")
                .contains("status")
                .containsOnlyOnce(dropped(1, 4))
                .endsWith("1:" + (Outbox.MOST_LINES + 2))
                .doesNotContain(dropped(2, 4));
    }

    @Test
    void saysItOnceForAllThatWasDroppedSinceItLastDid() {
        lines(1, 1, Outbox.MOST_LINES + 1);
        lines(1, 1, 2);
        assertThat(all()).startsWith(dropped(1, 3));
        lines(1, 1, 1);
        assertThat(all()).containsExactly("1:1");
    }

    @Test
    void saysItForAServerWhoseEveryLineWasDroppedWhenItsNextComes() {
        lines(1, 1, 3);
        lines(2, 1, Outbox.MOST_LINES);
        assertThat(all()).hasSize(Outbox.MOST_LINES).doesNotContain(dropped(1, 3));
        lines(1, 4, 4);
        assertThat(all()).containsExactly(dropped(1, 3), "1:4");
    }

    @Test
    void boundsLinesByTheirLengthToo() {
        byte[] long1 = new byte[Outbox.MOST_LINE_BYTES / 2];
        assertThat(outbox.addLines(1, List.of(long1, long1))).isZero();
        assertThat(outbox.addLines(1, List.of(bytes("x")))).isEqualTo(1);
        assertThat(outbox.addLines(1, List.of(new byte[Outbox.MOST_LINE_BYTES + 1])))
                .isEqualTo(2);
        assertThat(outbox.size()).isEqualTo(1);
    }

    @Test
    void neverDropsOtherMessagesButHasABoundForThem() {
        for (int i = 0; i < Outbox.MOST_OTHERS; i++) {
            assertThat(outbox.add(bytes("x"))).isTrue();
        }
        assertThat(outbox.add(bytes("x"))).isFalse();
        assertThat(lines(1, 1, Outbox.MOST_LINES + 1000)).isEqualTo(1000);
        assertThat(all()).hasSize(Outbox.MOST_OTHERS + Outbox.MOST_LINES + 1);
    }

    @Test
    void takesNoMoreThanIsWorthOneWrite() {
        lines(1, 1, 1000);
        assertThat(outbox.take()).hasSize(Outbox.BATCH);
        outbox.clear();
        outbox.addLines(1, List.of(new byte[Outbox.BATCH_BYTES], bytes("x")));
        assertThat(outbox.take()).hasSize(1);
        assertThat(outbox.take()).hasSize(1);
        assertThat(outbox.take()).isEmpty();
    }
}
