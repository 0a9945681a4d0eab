package io.languard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SendQueueTest {

    private final QueueMemory memory = new QueueMemory();
    private final SendQueue queue = new SendQueue(memory);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> all() {
        List<String> all = new ArrayList<>();
        for (List<byte[]> batch = queue.nextBatch(); !batch.isEmpty(); batch = queue.nextBatch()) {
            batch.forEach(message -> all.add(new String(message, StandardCharsets.UTF_8)));
        }
        return all;
    }

    private int lines(int server, int first, int last) {
        return queue.addLines(
                server,
                IntStream.rangeClosed(first, last)
                        .mapToObj(i -> bytes(server + ":" + i))
                        .toList());
    }

    private static String dropped(int server, int count) {
        return new String(MessageFactory.dropped(server, count), StandardCharsets.UTF_8);
    }

    @Test
    void preservesTheOrderOfLinesAndMessages() {
        lines(1, 1, 2);
        queue.add(bytes("status"));
        lines(2, 1, 1);
        queue.add(bytes("pong"));
        assertThat(queue.size()).isEqualTo(5);
        assertThat(all()).containsExactly("1:1", "1:2", "status", "2:1", "pong");
        assertThat(queue.size()).isZero();
    }

    @Test
    void reportsDroppedLinesBeforeTheNextLineOfTheServer() {
        lines(1, 1, 10);
        queue.add(bytes("status"));
        lines(2, 1, 2);
        assertThat(lines(1, 11, SendQueue.MAX_LINES - 2 + 4)).isEqualTo(4);
        assertThat(all())
                .startsWith(dropped(1, 4), "1:5", "1:6")
                .contains("status")
                .containsOnlyOnce(dropped(1, 4))
                .endsWith("1:" + (SendQueue.MAX_LINES + 2))
                .doesNotContain(dropped(2, 4));
    }

    @Test
    void reportsDroppedLinesOnce() {
        lines(1, 1, SendQueue.MAX_LINES + 1);
        lines(1, 1, 2);
        assertThat(all()).startsWith(dropped(1, 3));
        lines(1, 1, 1);
        assertThat(all()).containsExactly("1:1");
    }

    @Test
    void reportsDroppedLinesOfAServerWithNoneLeft() {
        lines(1, 1, 3);
        lines(2, 1, SendQueue.MAX_LINES);
        assertThat(all()).hasSize(SendQueue.MAX_LINES).doesNotContain(dropped(1, 3));
        lines(1, 4, 4);
        assertThat(all()).containsExactly(dropped(1, 3), "1:4");
    }

    @Test
    void limitsLinesByLengthToo() {
        byte[] halfOfTheLimit = new byte[SendQueue.MAX_LINE_BYTES / 2];
        assertThat(queue.addLines(1, List.of(halfOfTheLimit, halfOfTheLimit))).isZero();
        assertThat(queue.addLines(1, List.of(bytes("x")))).isEqualTo(1);
        assertThat(queue.addLines(1, List.of(new byte[SendQueue.MAX_LINE_BYTES + 1])))
                .isEqualTo(2);
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void rejectsMessagesBeyondTheLimitInsteadOfDropping() {
        for (int i = 0; i < SendQueue.MAX_MESSAGES; i++) {
            assertThat(queue.add(bytes("x"))).isTrue();
        }
        assertThat(queue.add(bytes("x"))).isFalse();
        assertThat(lines(1, 1, SendQueue.MAX_LINES + 1000)).isEqualTo(1000);
        assertThat(all()).hasSize(SendQueue.MAX_MESSAGES + SendQueue.MAX_LINES + 1);
    }

    @Test
    void limitsTheMemoryOfAllQueues() {
        List<byte[]> many = Collections.nCopies(SendQueue.MAX_LINES, new byte[200]);
        List<SendQueue> queues = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            queues.add(new SendQueue(memory));
            queues.get(i).addLines(1, many);
        }
        assertThat(queues.get(0).size()).isEqualTo(SendQueue.MAX_LINES);
        assertThat(memory.reserved()).isBetween(QueueMemory.MAX_SHARED_BYTES / 2, QueueMemory.MAX_SHARED_BYTES);
        // Each keeps its own share, and drops only lines, not messages.
        int own = QueueMemory.OWN_BYTES / (200 + SendQueue.ENTRY_BYTES);
        assertThat(queues.get(49).size()).isBetween(own - 1, own);
        assertThat(queue.add(bytes("status"))).isTrue();
        queues.forEach(SendQueue::close);
        queues.forEach(each -> each.addLines(1, many));
        assertThat(memory.reserved()).isZero();
    }

    @Test
    void readingReleasesMemory() {
        queue.addLines(1, Collections.nCopies(SendQueue.MAX_LINES, new byte[200]));
        assertThat(memory.reserved()).isPositive();
        all();
        assertThat(memory.reserved()).isZero();
    }

    @Test
    void limitsTheBatchSize() {
        lines(1, 1, 1000);
        assertThat(queue.nextBatch()).hasSize(SendQueue.BATCH_MESSAGES);
        all();
        queue.addLines(1, List.of(new byte[SendQueue.BATCH_BYTES], bytes("x")));
        assertThat(queue.nextBatch()).hasSize(1);
        assertThat(queue.nextBatch()).hasSize(1);
        assertThat(queue.nextBatch()).isEmpty();
    }
}
