package io.languard.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StampedLineTest {

    private static final StampedLine LINE = new StampedLine(1234, 1_790_000_000_123_456L);

    @Test
    void isFoundInAMessage() {
        byte[] message = ("{\"message\":\"" + new String(LINE.bytes(), StandardCharsets.US_ASCII) + "\"}")
                .getBytes(StandardCharsets.US_ASCII);
        assertThat(StampedLine.find(message, 0, message.length)).contains(LINE);
    }

    @Test
    void isNotFoundOutsideOfTheMessage() {
        byte[] bytes = LINE.bytes();
        assertThat(StampedLine.find(bytes, 0, bytes.length / 2)).isEmpty();
    }
}
