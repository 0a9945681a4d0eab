package io.languard.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogClientTest {

    private final Latencies latencies = new Latencies();
    private SocketChannel channel;
    private LogClient client;

    @BeforeEach
    void create() throws IOException {
        channel = SocketChannel.open();
        client = new LogClient(channel, latencies);
    }

    @AfterEach
    void close() throws IOException {
        channel.close();
    }

    @Test
    void acceptsEveryLineOnceInOrder() throws IOException {
        receive(0);
        receive(1);
        receive(2);
        assertThat(latencies.count()).isEqualTo(3);
    }

    @Test
    void failsIfALineIsMissing() throws IOException {
        receive(0);
        assertThatIOException().isThrownBy(() -> receive(2)).withMessage("line 2 instead of line 1");
    }

    @Test
    void failsIfALineIsRepeated() throws IOException {
        receive(0);
        assertThatIOException().isThrownBy(() -> receive(0)).withMessage("line 0 instead of line 1");
    }

    @Test
    void ignoresWhatElseTheServerSends() throws IOException {
        text("{\"type\":\"status\",\"server_id\":1,\"data\":{\"status\":\"running\"}}");
        assertThat(latencies.count()).isZero();
    }

    private void receive(long number) throws IOException {
        String line =
                new String(new StampedLine(number, StampedLine.clock()).bytes(), StandardCharsets.US_ASCII).strip();
        text("{\"type\":\"log\",\"server_id\":1,\"data\":{\"message\":\"" + line + "\",\"id\":17}}");
    }

    private void text(String message) throws IOException {
        byte[] bytes = ("before" + message + "after").getBytes(StandardCharsets.UTF_8);
        client.text(bytes, "before".length(), message.length());
    }
}
