package io.languard.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests clients that send their bodies slowly or break off. */
@Timeout(60)
class SlowBodyTest {

    /** More clients than the server has threads. */
    private static final int MANY = 60;

    private final List<Socket> sockets = new ArrayList<>();
    private HttpServerFixture server;

    @BeforeEach
    void start() throws IOException {
        server = new HttpServerFixture();
        server.add("/body", length());
        server.add("/other", HttpServerFixture.textServlet("here"));
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        server.close();
    }

    /** Returns a servlet that responds with the length of the body, or reports that it timed out. */
    private static Servlet length() {
        return HttpServerFixture.servlet((request, response) -> {
            try {
                response.getWriter().write("read " + request.getInputStream().readAllBytes().length);
            } catch (IOException e) {
                response.setStatus(
                        e.getCause() instanceof TimeoutException
                                ? HttpServletResponse.SC_REQUEST_TIMEOUT
                                : HttpServletResponse.SC_BAD_REQUEST);
            }
        });
    }

    private Socket post(String headers, String body) throws IOException {
        Socket socket = server.socket();
        socket.setSoTimeout(20_000);
        sockets.add(socket);
        send(socket, "POST /body HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n\r\n" + body);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String response(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Sends a byte from time to time until the server closes the connection. */
    private static CompletableFuture<Void> trickle(Socket socket) {
        return CompletableFuture.runAsync(
                        () -> {
                            try {
                                send(socket, "x");
                            } catch (IOException e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS))
                .thenCompose(done -> trickle(socket));
    }

    @Test
    void slowBodiesDoNotBlockOtherClientsAndAreRejected() throws Exception {
        for (int i = 0; i < MANY; i++) {
            trickle(post(
                    i % 2 == 0 ? "Content-Length: 1000" : "Transfer-Encoding: chunked", i % 2 == 0 ? "x" : "400\r\nx"));
        }
        long before = System.nanoTime();
        HttpResponse<byte[]> other = server.get("/other");
        assertThat(HttpServerFixture.text(other)).isEqualTo("here");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
        for (Socket socket : sockets) {
            assertThat(response(socket)).startsWith("HTTP/1.1 408 ").contains("\"success\":false", "\"BAD_REQUEST\"");
        }
    }

    @Test
    void smallBodiesAreBufferedWithoutAThread() throws Exception {
        String piece = "4000\r\n" + "x".repeat(BodyRateHandler.MAX_BUFFERED_BYTES) + "\r\n";
        for (int i = 0; i < MANY; i++) {
            post("Connection: close\r\nTransfer-Encoding: chunked", piece);
        }
        long before = System.nanoTime();
        assertThat(HttpServerFixture.text(server.get("/other"))).isEqualTo("here");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
        for (Socket socket : sockets) {
            send(socket, "0\r\n\r\n");
            assertThat(response(socket)).endsWith("read " + BodyRateHandler.MAX_BUFFERED_BYTES);
        }
    }

    @Test
    void largeBodiesMustArriveAtAMinimumRate() throws Exception {
        Socket socket = post("Content-Length: 100000", "x");
        trickle(socket);
        assertThat(response(socket)).startsWith("HTTP/1.1 408 ");
        assertThat(HttpServerFixture.text(server.get("/other"))).isEqualTo("here");
    }

    @Test
    void bodiesSentInPiecesAreReassembled() throws Exception {
        Socket small = post("Connection: close\r\nContent-Length: 10", "01234");
        send(small, "56789");
        assertThat(response(small)).endsWith("read 10");
        String piece = "2000\r\n" + "x".repeat(0x2000) + "\r\n";
        Socket chunked = post("Connection: close\r\nTransfer-Encoding: chunked", piece.repeat(5));
        send(chunked, piece + "0\r\n\r\n");
        assertThat(response(chunked)).endsWith("read " + 6 * 0x2000);
        Socket large = post("Connection: close\r\nContent-Length: 100000", "x".repeat(60_000));
        send(large, "x".repeat(40_000));
        assertThat(response(large)).endsWith("read 100000");
    }

    @Test
    void connectionHandlesConsecutiveSmallBodies() throws Exception {
        Socket socket = post("Content-Length: 3", "abc");
        send(socket, "POST /body HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 4\r\n\r\nabcd");
        assertThat(response(socket)).contains("read 3").endsWith("read 4");
    }
}
