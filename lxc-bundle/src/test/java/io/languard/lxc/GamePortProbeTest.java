package io.languard.lxc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class GamePortProbeTest {

    private static final String HERE = "127.0.0.1";

    @Test
    void answersAsSoonAsSomebodyListens() throws Exception {
        int port = free();
        CompletableFuture<Boolean> waiting =
                CompletableFuture.supplyAsync(() -> GamePortProbe.awaitReachable(HERE, port, Duration.ofSeconds(20)));
        try (ServerSocket game = new ServerSocket()) {
            game.setReuseAddress(true);
            game.bind(new InetSocketAddress(HERE, port));
            assertThat(waiting.get()).isTrue();
        }
    }

    @Test
    void givesUpInTime() throws Exception {
        int port = free();
        assertThat(GamePortProbe.awaitReachable(HERE, port, Duration.ofMillis(50)))
                .isFalse();
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
