package io.languard.live;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.languard.service.user.Permission;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Tests the authorization of handshakes, over the real HTTP server. */
class HandshakeAuthorizerTest {

    private LiveEndpointFixture endpoint;

    @BeforeEach
    void open() throws Exception {
        endpoint = new LiveEndpointFixture("LANGUARD_CORS_ORIGINS", "https://panel.example.org,http://localhost:5173");
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    /** Returns the response including its body, if it has one. */
    private String handshake(String pathAndQuery, String... headers) throws Exception {
        return raw(LiveEndpointFixture.handshake(pathAndQuery, headers));
    }

    private String raw(byte[] request) throws Exception {
        try (Socket socket = endpoint.socket()) {
            socket.getOutputStream().write(request);
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) socket.getInputStream().read());
            }
            int length = head.indexOf("Content-Length: ");
            if (length >= 0) {
                int bytes = Integer.parseInt(head.substring(length + 16, head.indexOf("\r", length)));
                head.append(new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.UTF_8));
            }
            return head.toString();
        }
    }

    private static void assertRejected(String handshake, int status, String code) {
        assertThat(handshake)
                .startsWith("HTTP/1.1 " + status + " ")
                .containsIgnoringCase("Content-Type: application/json; charset=utf-8")
                .contains("{\"success\":false,\"data\":null,\"error\":{\"code\":\"" + code + "\",\"message\":\"")
                .doesNotContain("Exception");
    }

    @Test
    void acceptsTheTokenInTheQueryOrTheHeader() throws Exception {
        assertThat(handshake("/ws/1?token=good")).startsWith("HTTP/1.1 101 ");
        assertThat(handshake("/ws/all", "Authorization: Bearer good\r\n")).startsWith("HTTP/1.1 101 ");
        assertThat(handshake("/ws/all?token=good", "Authorization: Basic eDp5\r\n"))
                .startsWith("HTTP/1.1 101 ");
    }

    @Test
    void acceptsTheTokenAsASubprotocolWithoutSendingItBack() throws Exception {
        for (String offer : new String[] {
            "Sec-WebSocket-Protocol: languard.v1, languard.bearer.good\r\n",
            "Sec-WebSocket-Protocol: languard.bearer.good,languard.v1\r\n",
            "Sec-WebSocket-Protocol: languard.v1\r\nSec-WebSocket-Protocol: languard.bearer.good\r\n"
        }) {
            assertThat(handshake("/ws/all", offer))
                    .startsWith("HTTP/1.1 101 ")
                    .containsIgnoringCase("Sec-WebSocket-Protocol: languard.v1\r\n")
                    .doesNotContain("good");
        }
        assertThat(handshake("/ws/1", "Sec-WebSocket-Protocol: languard.bearer.good\r\n"))
                .startsWith("HTTP/1.1 101 ")
                .doesNotContain("good");
    }

    @Test
    void rejectsAnInvalidTokenAsASubprotocol() throws Exception {
        for (String token : new String[] {"bad", "", "good "}) {
            String offer = "Sec-WebSocket-Protocol: languard.v1, languard.bearer." + token + "x\r\n";
            assertRejected(handshake("/ws/99?token=good", offer), 401, "UNAUTHORIZED");
        }
        assertRejected(
                handshake("/ws/3", "Sec-WebSocket-Protocol: languard.v1, languard.bearer.good\r\n"), 404, "NOT_FOUND");
        assertRejected(
                handshake(
                        "/ws/1",
                        "Sec-WebSocket-Protocol: languard.v1, languard.bearer.good\r\n",
                        "Origin: http://evil.test\r\n"),
                403,
                "FORBIDDEN");
    }

    @Test
    void requiresThePermissionToViewTheServer() throws Exception {
        endpoint.authorizer = (actor, permission, serverId) ->
                permission == Permission.SERVER_VIEW && Integer.valueOf(2).equals(serverId);
        assertThat(handshake("/ws/2?token=good")).startsWith("HTTP/1.1 101 ");
        assertRejected(handshake("/ws/1?token=good"), 404, "NOT_FOUND");
        endpoint.client("/ws/all").awaitPong();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/ws/1", "/ws/1?token=", "/ws/1?token=bad", "/ws/99?token=bad", "/ws?tok=good", "/ws/1?token=%zz"
            })
    void rejectsAnInvalidTokenOnAnyPath(String path) throws Exception {
        String handshake = handshake(path);
        if (handshake.startsWith("HTTP/1.1 400 ")) {
            assertThat(path).contains("%zz");
        } else {
            assertRejected(handshake, 401, "UNAUTHORIZED");
            assertThat(handshake).contains("WWW-Authenticate: Bearer");
        }
    }

    @Test
    void rejectsAnExpiredToken() throws Exception {
        endpoint.authentication.allow("old", Instant.now().minusMillis(1));
        assertRejected(handshake("/ws/1?token=old"), 401, "UNAUTHORIZED");
    }

    @Test
    void rejectsAUserWhoMustSetUpTwoFactorLogin() throws Exception {
        endpoint.authentication.requireTotp("good");
        assertRejected(handshake("/ws/1?token=good"), 403, "TOTP_SETUP_REQUIRED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ws",
                "/ws/",
                "/ws/3",
                "/ws/x",
                "/ws/-1",
                "/ws/ALL",
                "/ws/1/",
                "/ws/1/2",
                "/ws/99999999999",
                "/ws/1;x"
            })
    void rejectsUnknownPathsAndServers(String path) throws Exception {
        String handshake = handshake(path + "?token=good");
        if (!path.contains(";")) {
            assertRejected(handshake, 404, "NOT_FOUND");
        } else {
            assertThat(handshake).doesNotStartWith("HTTP/1.1 5");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1, 101",
        "HTTP://127.0.0.1:80, 101",
        "https://panel.example.org, 101",
        "http://localhost:5173, 101",
        "http://127.0.0.1:8080, 403",
        "https://127.0.0.1:443, 101",
        "https://127.0.0.1:80, 403",
        "http://localhost, 403",
        "http://panel.example.org, 403",
        "https://panel.example.org.evil.test, 403",
        "null, 403",
        "'', 403",
        "file:///etc, 403",
        "http://[broken, 403"
    })
    void acceptsPagesOfThisHostAndOfConfiguredOriginsOnly(String origin, int status) throws Exception {
        String handshake = handshake("/ws/1?token=good", "Origin: " + origin + "\r\n");
        if (status == 101) {
            assertThat(handshake).startsWith("HTTP/1.1 101 ");
        } else {
            assertRejected(handshake, 403, "FORBIDDEN");
        }
    }

    @Test
    void rejectsTwoOrigins() throws Exception {
        String origin = "Origin: http://127.0.0.1\r\n";
        assertRejected(handshake("/ws/1?token=good", origin + origin), 403, "FORBIDDEN");
    }

    @Test
    void rejectsRequestsWithoutAnUpgrade() throws Exception {
        String plain = "GET /ws/1?token=good HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
        String handshake = raw(plain.getBytes(StandardCharsets.US_ASCII));
        assertRejected(handshake, 426, "BAD_REQUEST");
        assertThat(handshake).contains("Upgrade: websocket", "Sec-WebSocket-Version: 13");

        String old = new String(LiveEndpointFixture.handshake("/ws/1?token=good"), StandardCharsets.US_ASCII)
                .replace("Version: 13", "Version: 8");
        assertRejected(raw(old.getBytes(StandardCharsets.US_ASCII)), 426, "BAD_REQUEST");

        String keyless = new String(LiveEndpointFixture.handshake("/ws/1?token=good"), StandardCharsets.US_ASCII)
                .replace("Sec-WebSocket-Key", "Sec-WebSocket-Kez");
        assertRejected(raw(keyless.getBytes(StandardCharsets.US_ASCII)), 426, "BAD_REQUEST");

        assertRejected(
                raw(plain.replace("GET", "DELETE").getBytes(StandardCharsets.US_ASCII)), 405, "METHOD_NOT_ALLOWED");
    }

    @Test
    void neverLogsAQuery() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        Level level = root.getLevel();
        root.setLevel(Level.INFO);
        log.start();
        root.addAppender(log);
        try {
            endpoint.authentication.allow("s3cret", Instant.now().plusSeconds(60));
            for (String path : new String[] {"/ws/1", "/ws/3", "/ws/all", "/ws/%00", "/ws/..", "/ws/1;a=b"}) {
                handshake(path + "?token=s3cret");
                handshake(path + "?token=s3cret&x=%zz");
                handshake(path + "?token=s3cretandmore", "Sec-WebSocket-Extensions: \"\r\n");
                handshake(path + "?token=s3cret", "Sec-WebSocket-Protocol: ,\r\n", "Origin: x\r\n");
                handshake(path, "Sec-WebSocket-Protocol: languard.v1, languard.bearer.s3cret\r\n");
                handshake(path, "Sec-WebSocket-Protocol: languard.v1, languard.bearer.s3cretandmore\r\n");
            }
            endpoint.authentication.revoke("s3cret");
            LiveEndpointFixture.awaitCondition(
                    "all are removed", () -> endpoint.metric("languard_websocket_connections") == 0);
        } finally {
            root.detachAppender(log);
            root.setLevel(level);
        }
        assertThat(log.list).allSatisfy(line -> assertThat(line.getFormattedMessage() + line.getThrowableProxy())
                .doesNotContain("s3cret"));
    }

    @Test
    void negotiatesNoExtensions() throws Exception {
        assertThat(handshake("/ws/1?token=good", "Sec-WebSocket-Extensions: permessage-deflate\r\n"))
                .startsWith("HTTP/1.1 101 ")
                .doesNotContain("permessage-deflate");
    }

    @Test
    void limitsTheConnectionsPerToken() throws Exception {
        endpoint.authentication.allow("other", Instant.now().plusSeconds(60));
        TestWebSocketClient[] clients = new TestWebSocketClient[ConnectionRegistry.MAX_CONNECTIONS_PER_TOKEN];
        for (int i = 0; i < clients.length; i++) {
            clients[i] = endpoint.client("/ws/1").awaitPong();
        }
        String handshake = handshake("/ws/1?token=good");
        assertRejected(handshake, 429, "RATE_LIMITED");
        assertThat(handshake).contains("Retry-After: ");
        assertThat(handshake("/ws/1?token=other")).startsWith("HTTP/1.1 101 ");

        clients[0].close();
        LiveEndpointFixture.awaitCondition(
                "the connection is removed", () -> !endpoint.servlet.connections.isFull("id-of-good"));
        assertThat(handshake("/ws/1?token=good")).startsWith("HTTP/1.1 101 ");
    }

    @Test
    void limitsTheConnectionsInTotal() throws Exception {
        TestWebSocketClient[] clients = new TestWebSocketClient[ConnectionRegistry.MAX_CONNECTIONS];
        for (int i = 0; i < clients.length; i++) {
            String token = "t" + i / ConnectionRegistry.MAX_CONNECTIONS_PER_TOKEN;
            endpoint.authentication.allow(token, Instant.now().plusSeconds(60));
            clients[i] = new TestWebSocketClient(endpoint.server.port(), "/ws/1?token=" + token);
        }
        LiveEndpointFixture.awaitCondition("all are counted", () -> endpoint.servlet.connections.isFull());
        assertRejected(handshake("/ws/1?token=good"), 503, "RATE_LIMITED");
        for (TestWebSocketClient client : clients) {
            client.close();
        }
    }
}
