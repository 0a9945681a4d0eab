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

    private static final String HOST = "127.0.0.1";

    @Test
    void succeedsAsSoonAsThePortIsOpen() throws Exception {
        int port = freePort();
        CompletableFuture<Boolean> waiting =
                CompletableFuture.supplyAsync(() -> GamePortProbe.awaitReachable(HOST, port, Duration.ofSeconds(20)));
        try (ServerSocket game = new ServerSocket()) {
            game.setReuseAddress(true);
            game.bind(new InetSocketAddress(HOST, port));
            assertThat(waiting.get()).isTrue();
        }
    }

    @Test
    void timesOut() throws Exception {
        int port = freePort();
        assertThat(GamePortProbe.awaitReachable(HOST, port, Duration.ofMillis(50)))
                .isFalse();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
