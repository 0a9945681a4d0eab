package io.languard.http;

import static io.languard.http.HttpServerFixture.textServlet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests bursts of connections, such as a lobby whose players all start their worlds at the same moment. */
@Timeout(60)
class ConnectionBurstTest {

    private static final int CLIENTS = 500;
    private static final int TIMEOUT_MILLIS = 5000;

    @Test
    void acceptsEveryConnectionOfABurst() throws Exception {
        List<Socket> clients = new ArrayList<>();
        try (HttpServerFixture server = new HttpServerFixture()) {
            server.add("/hello", textServlet("hello"));
            server.server().connector().setAccepting(false);
            for (int i = 0; i < CLIENTS; i++) {
                Socket client = new Socket();
                clients.add(client);
                // Fails if the backlog is full.
                client.connect(
                        new InetSocketAddress("127.0.0.1", server.uri("/").getPort()), TIMEOUT_MILLIS);
            }
            server.server().connector().setAccepting(true);
            for (Socket client : clients) {
                assertThat(response(client)).startsWith("HTTP/1.1 200").endsWith("hello");
            }
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    private static String response(Socket client) throws IOException {
        client.setSoTimeout(TIMEOUT_MILLIS);
        client.getOutputStream()
                .write("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
