package io.languard.http;

import static io.languard.http.HttpServerFixture.servlet;
import static io.languard.http.HttpServerFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class EnvelopeErrorHandlerTest {

    private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private HttpServerFixture running;

    @BeforeEach
    void setUp() throws IOException {
        log.start();
        logger().addAppender(log);
        running = new HttpServerFixture();
        running.add("/fails/*", servlet((request, response) -> {
            throw new IllegalStateException("secret detail");
        }));
        running.add(
                "/says/*",
                servlet((request, response) -> response.sendError(
                        Integer.parseInt(request.getPathInfo().substring(1)), "secret detail")));
    }

    @AfterEach
    void tearDown() {
        running.close();
        logger().detachAppender(log);
    }

    @Test
    void respondsToUnknownPathsWithNotFound() throws Exception {
        HttpResponse<byte[]> response = running.get("/api/nothing");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(text(response))
                .isEqualTo("{\"success\":false,\"data\":null,\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"Not found:"
                        + " no resource at this path\"}}");
    }

    @Test
    void announcesThatTheConnectionIsClosed() throws Exception {
        String bad = running.sendRaw("GET /api/a%00b HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(bad).startsWith("HTTP/1.1 400").containsIgnoringCase("\r\nConnection: close\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "400, BAD_REQUEST",
        "401, UNAUTHORIZED",
        "403, FORBIDDEN",
        "405, METHOD_NOT_ALLOWED",
        "408, BAD_REQUEST",
        "409, CONFLICT",
        "413, PAYLOAD_TOO_LARGE",
        "414, BAD_REQUEST",
        "415, UNSUPPORTED_MEDIA_TYPE",
        "422, VALIDATION_ERROR",
        "429, RATE_LIMITED",
        "431, BAD_REQUEST",
        "500, INTERNAL_ERROR",
        "501, BAD_REQUEST",
    })
    void mapsStatusToErrorCode(int status, String code) throws Exception {
        HttpResponse<byte[]> response = running.send("DELETE", "/says/" + status);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(text(response)).contains("\"code\":\"" + code + "\"").doesNotContain("secret", "jetty", "java");
    }

    @Test
    void respondsToExceptionsWithAReferenceToTheLog() throws Exception {
        HttpResponse<byte[]> response = running.get("/fails/here?token=xyz");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(text(response)).doesNotContain("secret", "Exception", "at ");
        Matcher reference = Pattern.compile("reference ([0-9a-f]{8})").matcher(text(response));
        assertThat(reference.find()).isTrue();
        assertThat(log.list)
                .filteredOn(event -> event.getLoggerName().equals(EnvelopeErrorHandler.class.getName()))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getFormattedMessage()).contains(reference.group(1), "/fails/here");
                    assertThat(event.getThrowableProxy().getMessage()).isEqualTo("secret detail");
                });
        assertThat(log.list).noneMatch(event -> event.getFormattedMessage().contains("xyz"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET /a/%2e%2e/b, 400",
        "GET /a%2fb, 400",
        "GET /a/..;/b, 400",
        "GET /%, 400",
        "GET /%00, 400",
        "TRACE /api, 405",
        "G\u0001T /, 400",
        "nonsense, 505",
        "GET nowhere, 400",
    })
    void respondsToAMalformedRequest(String start, int status) throws Exception {
        assertEnvelope(running.sendRaw(start + HOST), status);
    }

    @Test
    void rejectsTraceWithTheAllowedMethods() throws Exception {
        assertThat(running.sendRaw("TRACE /api" + HOST).toString())
                .contains("Allow: GET, HEAD, POST, PUT, PATCH, DELETE");
    }

    @Test
    void respondsToBadHeaders() throws Exception {
        assertEnvelope(running.sendRaw("GET / HTTP/1.1\r\n\r\n"), 400);
        assertEnvelope(running.sendRaw("GET / HTTP/1.1\r\nHost: a\r\nBad Header: 1\r\n\r\n"), 400);
        assertEnvelope(running.sendRaw("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n"), 400);
        assertEnvelope(
                running.sendRaw(
                        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"),
                400);
        assertEnvelope(running.sendRaw("GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(17_000) + "\r\n\r\n"), 431);
        assertEnvelope(running.sendRaw("GET /" + "x".repeat(17_000) + " HTTP/1.1\r\nHost: a\r\n\r\n"), 414);
        assertEnvelope(running.sendRaw("GET / HTTP/9.9\r\nHost: a\r\n\r\n"), 505);
    }

    @Test
    void sendsNoBodyForHead() throws Exception {
        HttpResponse<byte[]> response = running.send("HEAD", "/nothing");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEmpty();
    }

    private static void assertEnvelope(String response, int status) {
        assertThat(response)
                .startsWith("HTTP/1.1 " + status + " ")
                .containsIgnoringCase("content-type: application/json; charset=utf-8")
                .containsIgnoringCase("x-content-type-options: nosniff")
                .containsIgnoringCase("cache-control: no-store")
                .doesNotContainIgnoringCase("server:")
                .doesNotContainIgnoringCase("jetty")
                .contains("{\"success\":false,\"data\":null,\"error\":{\"code\":\"");
        assertThat(response).contains(status == 405 ? "METHOD_NOT_ALLOWED" : "BAD_REQUEST");
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }
}
