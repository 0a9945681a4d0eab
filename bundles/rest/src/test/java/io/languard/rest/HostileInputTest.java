package io.languard.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.languard.rest.io.ApiJsonCodec;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that every route responds to hostile input in the envelope, and never with an internal error. */
class HostileInputTest {

    private static final List<String> TEXTS = List.of(
            "../../etc/passwd",
            "..\\..\\x",
            "'; DROP TABLE servers; --",
            "1 OR 1=1",
            "<script>alert(1)</script>",
            "${jndi:ldap://x}",
            "%s%n%x",
            "\r\nX-Evil: 1",
            "a\u0000b",
            "\u001b[2J",
            "\u202e\ufeff😀",
            "-1",
            "0",
            "99999999999999999999",
            "1e9",
            " ",
            "x".repeat(5000));

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "1e9",
            "1e400",
            "99999999999999999999999",
            "1.5",
            "\"\"",
            "[]",
            "[[[]]]",
            "{}",
            "[{}]");

    private static ApiFixture apiFixture;

    @BeforeAll
    static void start() throws Exception {
        apiFixture = new ApiFixture();
    }

    @AfterAll
    static void stop() throws Exception {
        apiFixture.close();
    }

    private static void harmless(ApiFixture.ApiReply apiReply, String what) {
        assertThat(apiReply.status()).as(what + ": " + apiReply.body()).isBetween(200, 499);
        if (apiReply.status() != 204
                && !apiReply.http().headers().firstValue("Content-Disposition").isPresent()) {
            assertThat(apiReply.envelope().has("success")).isTrue();
        }
        assertThat(apiReply.http().headers().firstValue("X-Evil")).isEmpty();
        assertThat(apiReply.body()).doesNotContain("Exception", "java.", "io.languard");
    }

    /** The one route whose body has only fields that may be left out, and so may itself be left out. */
    private static final String EMPTY_BODY_ACCEPTED = "POST /api/servers/{server_id}/backups";

    @ParameterizedTest
    @MethodSource("io.languard.rest.ExpectedRoute#all")
    void handlesHostilePaths(ExpectedRoute expectedRoute) {
        for (String text : TEXTS) {
            if (text.length() > 1000 || text.chars().anyMatch(Character::isISOControl)) {
                // The server itself rejects these requests and closes the connection.
                continue;
            }
            String hostile = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
            String path = expectedRoute.path().substring("/api".length()).replaceAll("\\{[a-z_]+}", hostile);
            if (expectedRoute.path().contains("{")) {
                ApiFixture.ApiReply apiReply = apiFixture.admin(expectedRoute.httpMethod(), path, expectedRoute.body());
                assertThat(apiReply.status()).as(path + apiReply.body()).isBetween(400, 499);
                // The server itself rejects some of the requests.
                if (apiReply.body().startsWith("{")) {
                    harmless(apiReply, path);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.languard.rest.ExpectedRoute#all")
    void handlesHostileQueries(ExpectedRoute expectedRoute) {
        List<String> names = List.of(
                "limit",
                "offset",
                "status",
                "game_type",
                "event_type",
                "search",
                "active_only",
                "level",
                "since",
                "from",
                "to",
                "resolution");
        if (expectedRoute.httpMethod().equals("GET")) {
            for (String name : names) {
                for (String text : TEXTS) {
                    String query = "?" + name + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
                    harmless(apiFixture.admin("GET", expectedRoute.examplePath() + query, null), query);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.languard.rest.ExpectedRoute#withBody")
    void handlesHostileFields(ExpectedRoute expectedRoute) throws Exception {
        ObjectNode good = (ObjectNode) ApiJsonCodec.parse(expectedRoute.body());
        List<String> names = new ArrayList<>();
        good.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            for (String text : TEXTS) {
                ObjectNode body = good.deepCopy().put(name, text);
                harmless(
                        apiFixture.admin(expectedRoute.httpMethod(), expectedRoute.examplePath(), body.toString()),
                        name + "=" + text);
            }
            for (String value : VALUES) {
                String body = good.deepCopy().put(name, "PLACE").toString().replace("\"PLACE\"", value);
                harmless(apiFixture.admin(expectedRoute.httpMethod(), expectedRoute.examplePath(), body), body);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.languard.rest.ExpectedRoute#withBody")
    void handlesHostileBodies(ExpectedRoute expectedRoute) {
        boolean mayBeEmpty = (expectedRoute.httpMethod() + " " + expectedRoute.path()).equals(EMPTY_BODY_ACCEPTED);
        BadInputTest.malformed()
                .map(arguments -> (String) arguments.get()[0])
                .filter(body -> !(mayBeEmpty && body.isEmpty()))
                .forEach(body -> {
                    ApiFixture.ApiReply apiReply =
                            apiFixture.admin(expectedRoute.httpMethod(), expectedRoute.examplePath(), body);
                    assertThat(apiReply.status()).as(body).isEqualTo(422);
                    assertThat(apiReply.code()).isEqualTo("VALIDATION_ERROR");
                });
        ApiFixture.ApiReply large =
                apiFixture.admin(expectedRoute.httpMethod(), expectedRoute.examplePath(), " ".repeat(10 * 1024 * 1024));
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.code()).isEqualTo("PAYLOAD_TOO_LARGE");
        Map<String, String> text = Map.of("Authorization", "Bearer admin", "Content-Type", "text/plain");
        assertThat(apiFixture
                        .raw(expectedRoute.httpMethod(), expectedRoute.examplePath(), expectedRoute.body(), text)
                        .code())
                .isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    @ParameterizedTest
    @MethodSource("io.languard.rest.ExpectedRoute#all")
    void handlesHostileMethods(ExpectedRoute expectedRoute) {
        for (String verb : List.of("PATCH", "PROPFIND", "BREW")) {
            ApiFixture.ApiReply apiReply = apiFixture.admin(verb, expectedRoute.examplePath(), expectedRoute.body());
            assertThat(apiReply.status()).as(verb).isIn(401, 405);
            assertThat(apiReply.code()).isIn("METHOD_NOT_ALLOWED", "UNAUTHORIZED");
        }
    }
}
