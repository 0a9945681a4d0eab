package io.languard.http;

import static io.languard.http.HttpServerFixture.text;
import static io.languard.http.HttpServerFixture.textServlet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.server.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests routing with a web application that would handle every path. */
class RoutingHandlerTest {

    private static final Request.Handler GREEDY = (request, response, callback) -> {
        response.write(true, ByteBuffer.wrap("app".getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    };

    private HttpServerFixture running;

    @BeforeEach
    void setUp() throws IOException {
        running = new HttpServerFixture();
        running.add("/api/*", textServlet("platform"));
        running.add("/page/*", textServlet("platform"));
        running.add("", textServlet("platform"));
        running.server().setWebAppHandler(GREEDY);
    }

    @AfterEach
    void tearDown() {
        running.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/", "/api/x", "/%61pi/x", "/x/../api/x", "/api;a=b/x", "/page/x"})
    void receivesNoRequestsToPathsOfThePlatform(String path) throws Exception {
        assertThat(text(running.get(path))).isEqualTo("platform");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws/1", "/ws", "/baza/add/ws", "/metrics", "/metrics/x"})
    void receivesNoRequestsToReservedPathsThatAreNotServed(String path) throws Exception {
        assertThat(running.get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/apis", "/metrics2/x", "/panel/api/x"})
    void receivesOtherRequestsWithTheHeadersOfThePlatform(String path) throws Exception {
        assertThat(text(running.get(path))).isEqualTo("app");
        assertThat(running.get(path).headers().firstValue("X-Frame-Options")).hasValue("DENY");
    }

    @Test
    void restoresPlatformRoutingWhenRemoved() throws Exception {
        running.server().setWebAppHandler(null);

        assertThat(running.get("/panel").statusCode()).isEqualTo(404);
        assertThat(text(running.get("/api/x"))).isEqualTo("platform");
        assertThat(text(running.get("/"))).isEqualTo("platform");
    }

    @Test
    void passesUnhandledRequestsToThePlatform() throws Exception {
        running.server().setWebAppHandler((request, response, callback) -> false);

        assertThat(text(running.get("/panel"))).contains("NOT_FOUND");
    }
}
