package io.languard.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HeaderLimitTest {

    private static final String START = "GET /hello HTTP/1.1\r\nHost: x\r\n";

    private HttpServerFixture server;

    @BeforeEach
    void start() throws IOException {
        server = new HttpServerFixture();
        server.add("/hello", HttpServerFixture.textServlet("hello"));
        server.add("/body", HttpServerFixture.servlet((request, response) -> response.getWriter()
                .write("read " + request.getInputStream().readAllBytes().length)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void fieldsAreLimited() throws Exception {
        String most = "a:b\r\n".repeat(HeaderLimitHandler.MAX_FIELDS - 2) + "Connection: close\r\n";
        assertThat(server.sendRaw(START + most + "\r\n")).endsWith("hello");
        assertThat(server.sendRaw(START + most + "a:b\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ")
                .contains("BAD_REQUEST");
    }

    /** Otherwise thousands of such connections would fill the heap. */
    @Test
    void headerThatNeverEndsClosesTheConnection() throws Exception {
        String endless = START + "a:\r\n".repeat(HeaderLimitEndPoint.MAX_LINES);
        assertThat(server.sendRaw(endless)).isEmpty();
        // More often than there may be connections.
        for (int i = 0; i < 1200; i++) {
            try (Socket socket = server.socket()) {
                send(socket, endless);
            }
        }
        assertThat(HttpServerFixture.text(server.get("/hello"))).isEqualTo("hello");
        assertThat(server.server().connector().getConnectedEndPoints()).hasSizeLessThan(100);
    }

    @Test
    void linesOfBodiesAreNotLimited() throws Exception {
        String lines = "\n".repeat(10 * HeaderLimitEndPoint.MAX_LINES);
        String post = "POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: " + lines.length() + "\r\n";
        try (Socket socket = server.socket()) {
            for (int i = 0; i < 3; i++) {
                send(socket, post + "\r\n");
                send(socket, lines);
            }
            send(socket, START + "Connection: close\r\n\r\n");
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("read " + lines.length())
                    .endsWith("hello");
        }
    }

    @Test
    void everyRequestOfAConnectionHasItsOwnLimit() throws Exception {
        String request = START + "a:b\r\n".repeat(HeaderLimitHandler.MAX_FIELDS / 2);
        try (Socket socket = server.socket()) {
            for (int i = 0; i < 10; i++) {
                send(socket, request + "\r\n");
                assertThat(readUntil(socket, "hello")).startsWith("HTTP/1.1 200 ");
            }
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String readUntil(Socket socket, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            text.append((char) socket.getInputStream().read());
        }
        return text.toString();
    }
}
