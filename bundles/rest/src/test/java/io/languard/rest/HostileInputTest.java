package io.languard.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.languard.rest.wire.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is thrown at a route, it answers in the envelope, and never with a fault of its own. */
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

    private static Api api;

    @BeforeAll
    static void start() throws Exception {
        api = new Api();
    }

    @AfterAll
    static void stop() throws Exception {
        api.close();
    }

    private static void harmless(Api.Reply reply, String what) {
        assertThat(reply.status()).as(what + ": " + reply.body()).isBetween(200, 499);
        if (reply.status() != 204
                && !reply.http().headers().firstValue("Content-Disposition").isPresent()) {
            assertThat(reply.envelope().has("success")).isTrue();
        }
        assertThat(reply.http().headers().firstValue("X-Evil")).isEmpty();
        assertThat(reply.body()).doesNotContain("Exception", "java.", "io.languard");
    }

    @ParameterizedTest
    @MethodSource("io.languard.rest.Entry#all")
    void inThePath(Entry entry) {
        for (String text : TEXTS) {
            if (text.length() > 1000 || text.chars().anyMatch(Character::isISOControl)) {
                // The server itself refuses these, and closes the connection.
                continue;
            }
            String hostile = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
            String path = entry.path().substring("/api".length()).replaceAll("\\{[a-z_]+}", hostile);
            if (entry.path().contains("{")) {
                Api.Reply reply = api.admin(entry.verb(), path, entry.body());
                assertThat(reply.status()).as(path + reply.body()).isBetween(400, 499);
                // Some of them never get past the server.
                if (reply.body().startsWith("{")) {
                    harmless(reply, path);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.languard.rest.Entry#all")
    void inTheQuery(Entry entry) {
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
        if (entry.verb().equals("GET")) {
            for (String name : names) {
                for (String text : TEXTS) {
                    String query = "?" + name + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
                    harmless(api.admin("GET", entry.examplePath() + query, null), query);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.languard.rest.Entry#withBody")
    void inTheFieldsOfABody(Entry entry) throws Exception {
        ObjectNode good = (ObjectNode) Json.tree(entry.body());
        List<String> names = new ArrayList<>();
        good.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            for (String text : TEXTS) {
                ObjectNode body = good.deepCopy().put(name, text);
                harmless(api.admin(entry.verb(), entry.examplePath(), body.toString()), name + "=" + text);
            }
            for (String value : VALUES) {
                String body = good.deepCopy().put(name, "PLACE").toString().replace("\"PLACE\"", value);
                harmless(api.admin(entry.verb(), entry.examplePath(), body), body);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.languard.rest.Entry#withBody")
    void inPlaceOfABody(Entry entry) {
        BadInputTest.malformed().map(arguments -> (String) arguments.get()[0]).forEach(body -> {
            Api.Reply reply = api.admin(entry.verb(), entry.examplePath(), body);
            assertThat(reply.status()).as(body).isEqualTo(422);
            assertThat(reply.code()).isEqualTo("VALIDATION_ERROR");
        });
        Api.Reply large = api.admin(entry.verb(), entry.examplePath(), " ".repeat(10 * 1024 * 1024));
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.code()).isEqualTo("PAYLOAD_TOO_LARGE");
        Map<String, String> text = Map.of("Authorization", "Bearer admin", "Content-Type", "text/plain");
        assertThat(api.raw(entry.verb(), entry.examplePath(), entry.body(), text)
                        .code())
                .isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    @ParameterizedTest
    @MethodSource("io.languard.rest.Entry#all")
    void inTheMethod(Entry entry) {
        for (String verb : List.of("PATCH", "PROPFIND", "BREW")) {
            Api.Reply reply = api.admin(verb, entry.examplePath(), entry.body());
            assertThat(reply.status()).as(verb).isIn(401, 405);
            assertThat(reply.code()).isIn("METHOD_NOT_ALLOWED", "UNAUTHORIZED");
        }
    }
}
