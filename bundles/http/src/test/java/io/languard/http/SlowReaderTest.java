package io.languard.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests clients that request large responses and do not read them. */
@Timeout(60)
class SlowReaderTest {

    private static final int MANY = 300;
    private static final int LENGTH = 16 * 1024 * 1024;

    private final List<Socket> sockets = new ArrayList<>();
    private HttpServerFixture server;

    @BeforeEach
    void start() throws IOException {
        server = new HttpServerFixture();
        server.add("/other", HttpServerFixture.textServlet("here"));
        server.add("/large", HttpServerFixture.servlet((request, response) -> {
            response.setContentType("application/octet-stream");
            byte[] piece = new byte[64 * 1024];
            for (int i = 0; i < LENGTH / piece.length; i++) {
                response.getOutputStream().write(piece);
            }
        }));
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        server.close();
    }

    private Socket request(String local) throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.setReceiveBufferSize(4096);
        socket.bind(new InetSocketAddress(local, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", server.uri("/").getPort()));
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write("GET /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void clientsThatDoNotReadDoNotBlockOthers() throws Exception {
        for (int i = 0; i < MANY; i++) {
            request("127.0.0.2");
        }
        long before = System.nanoTime();
        assertThat(HttpServerFixture.text(server.get("/other"))).isEqualTo("here");
        // Less than the 30 s after which an idle connection is closed, and that several times one after the other.
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
    }

    /** Closing the connections of the address with the most of them spares those of others. */
    @Test
    void slowClientOfAnotherAddressGetsItsResponse() throws Exception {
        Socket slow = request("127.0.0.3");
        assertThat(slow.getInputStream().read()).isEqualTo('H');
        for (int i = 0; i < MANY; i++) {
            request("127.0.0.2");
        }
        assertThat(HttpServerFixture.text(server.get("/other"))).isEqualTo("here");
        assertThat(slow.getInputStream().readAllBytes()).hasSizeGreaterThanOrEqualTo(LENGTH);
    }
}
