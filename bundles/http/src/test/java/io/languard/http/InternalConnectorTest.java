package io.languard.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests what the process itself learns of its server. */
@Timeout(60)
class InternalConnectorTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void theServerRespondsThoughItAcceptsNoConnection() throws Exception {
        try (HttpServerFixture server = new HttpServerFixture()) {
            server.server().connector().setAccepting(false); // as with too many connections
            while (getsResponse(server)) {
                Thread.onSpinWait(); // until no thread waits for a connection any more
            }

            assertThat(server.server().responds(LONG)).isTrue();
            assertThat(server.server().responds(LONG)).isTrue();
        }
    }

    private static boolean getsResponse(HttpServerFixture server) throws Exception {
        try (Socket client = send(server, "/")) {
            client.setSoTimeout((int) SHORT.toMillis());
            client.getInputStream().read();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Test
    void theServerDoesNotRespondWhileAllItsThreadsHang() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        List<Socket> clients = new ArrayList<>();
        try (HttpServerFixture server = new HttpServerFixture()) {
            server.add("/hang", HttpServerFixture.servlet((request, response) -> release.await()));
            assertThat(server.server().responds(LONG)).isTrue();
            for (int i = 0; i < HttpServer.MAX_THREADS; i++) {
                clients.add(send(server, "/hang"));
            }

            while (server.server().responds(SHORT)) {
                Thread.onSpinWait(); // until the requests have reached all threads
            }

            release.countDown();
            assertThat(server.server().responds(LONG)).isTrue();
        } finally {
            release.countDown();
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    @Test
    void aServerThatIsStoppedDoesNotRespond() throws Exception {
        HttpServerFixture server = new HttpServerFixture();
        server.close();

        assertThat(server.server().responds(LONG)).isFalse();
    }

    private static Socket send(HttpServerFixture server, String path) throws Exception {
        Socket client = server.socket();
        client.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return client;
    }
}
