package io.languard.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that invalid input is always rejected and has no other effect. */
class BadInputTest {

    private static final String GOOD = "\"game_type\":\"arma3\",\"exe_path\":\"/a\",\"game_port\":2302";

    private static ApiFixture apiFixture;

    @BeforeAll
    static void start() throws Exception {
        apiFixture = new ApiFixture();
    }

    @AfterAll
    static void stop() throws Exception {
        apiFixture.close();
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                        "",
                        " ",
                        "{",
                        "}",
                        "{]",
                        "nul",
                        "null",
                        "true",
                        "7",
                        "\"text\"",
                        "[]",
                        "[{}]",
                        "{} {}",
                        "{}x",
                        "{'a':1}",
                        "{\"a\":1,}",
                        "{\"a\":01}",
                        "{\"a\":1,\"a\":2}",
                        "{\"a\":NaN}",
                        "{\"a\":1e999}",
                        "{\"a\":\"\u0001\"}",
                        "{\"a\":\"\\ud800\"}",
                        "{\"\\udfff\":1}",
                        "{\"a\":\"\\x\"}",
                        "{\"a\":" + "9".repeat(2000) + "}",
                        "{\"a\":".repeat(200) + "1" + "}".repeat(200),
                        "[".repeat(10_000),
                        "<a/>",
                        "a=b")
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void invalidJsonObjectsAreRejectedEverywhere(String body) {
        for (String[] route : new String[][] {
            {"POST", "/auth/login"},
            {"POST", "/auth/users"},
            {"PUT", "/auth/password"},
            {"POST", "/servers"},
            {"PUT", "/servers/1"},
            {"PUT", "/servers/1/config/server"}
        }) {
            ApiFixture.ApiReply apiReply = apiFixture.admin(route[0], route[1], body);
            assertThat(apiReply.status()).as(route[1] + apiReply.body()).isEqualTo(422);
            assertThat(apiReply.code()).isEqualTo("VALIDATION_ERROR");
            assertThat(apiReply.envelope().get("error").get("details")).isNotEmpty();
            assertThat(apiReply.body()).doesNotContain("jackson", "Exception", "Constraints");
        }
        if (!body.isEmpty()) {
            assertThat(apiFixture.admin("POST", "/servers/1/stop", body).status())
                    .isEqualTo(422);
        }
    }

    static Stream<Arguments> fields() {
        return Stream.of(
                arguments("POST", "/servers", "{" + GOOD + "}", "name"),
                arguments("POST", "/servers", "{\"name\":null," + GOOD + "}", "name"),
                arguments("POST", "/servers", "{\"name\":\"\"," + GOOD + "}", "name"),
                arguments("POST", "/servers", "{\"name\":\"  \"," + GOOD + "}", "name"),
                arguments("POST", "/servers", "{\"name\":\"a\\u0000\"," + GOOD + "}", "name"),
                arguments("POST", "/servers", "{\"name\":\"a\\nb\"," + GOOD + "}", "name"),
                arguments("POST", "/servers", "{\"name\":\"" + "x".repeat(101) + "\"," + GOOD + "}", "name"),
                arguments("POST", "/servers", "{\"name\":[\"x\"]," + GOOD + "}", "name"),
                arguments(
                        "POST", "/servers", "{\"name\":\"x\",\"description\":\"\\u0000\"," + GOOD + "}", "description"),
                arguments("PUT", "/servers/1", "{\"description\":5}", "description"),
                arguments("PUT", "/servers/1", "{\"game_port\":\"2302\"}", "game_port"),
                arguments("PUT", "/servers/1", "{\"game_port\":2302.0}", "game_port"),
                arguments("PUT", "/servers/1", "{\"game_port\":0}", "game_port"),
                arguments("PUT", "/servers/1", "{\"game_port\":65536}", "game_port"),
                arguments("PUT", "/servers/1", "{\"game_port\":4294967298}", "game_port"),
                arguments("PUT", "/servers/1", "{\"game_port\":true}", "game_port"),
                arguments("PUT", "/servers/1", "{\"rcon_port\":-1}", "rcon_port"),
                arguments("PUT", "/servers/1", "{\"auto_restart\":1}", "auto_restart"),
                arguments("PUT", "/servers/1", "{\"auto_restart\":\"true\"}", "auto_restart"),
                arguments("PUT", "/servers/1", "{\"max_restarts\":101}", "max_restarts"),
                arguments("PUT", "/servers/1", "{\"exe_path\":\"\"}", "exe_path"),
                arguments("PUT", "/servers/1", "{\"exe_path\":\"/a\\u0000b\"}", "exe_path"),
                arguments("POST", "/servers/1/stop", "{\"force\":\"yes\"}", "force"),
                arguments("POST", "/servers/1/stop", "{\"reason\":7}", "reason"),
                arguments("PUT", "/servers/1/config/server", "{}", "config_version"),
                arguments("PUT", "/servers/1/config/server", "{\"config_version\":null}", "config_version"),
                arguments("PUT", "/servers/1/config/server", "{\"config_version\":\"3\"}", "config_version"),
                arguments("PUT", "/servers/1/config/server", "{\"config_version\":1e10}", "config_version"),
                arguments("POST", "/auth/login", "{\"username\":\"admin\"}", "password"),
                arguments("POST", "/auth/login", "{\"username\":1,\"password\":\"x\"}", "username"),
                arguments(
                        "POST",
                        "/auth/users",
                        "{\"username\":\"a\",\"password\":\"abc\",\"role\":\"viewer\"}",
                        "password"),
                arguments(
                        "POST", "/auth/users", "{\"username\":\"a\",\"password\":\"abcd\",\"role\":\"root\"}", "role"),
                arguments("POST", "/auth/users", "{\"username\":\"a\",\"password\":\"abcd\",\"role\":7}", "role"),
                arguments(
                        "PUT",
                        "/auth/password",
                        "{\"current_password\":\"secret\",\"new_password\":\"" + "x".repeat(129) + "\"}",
                        "new_password"),
                arguments("PUT", "/auth/users/2/grants", "[{\"permissions\":[\"mods.manage\"]}]", "[0].server_id"),
                arguments("PUT", "/auth/users/2/grants", "[{\"server_id\":0,\"permissions\":[]}]", "[0].server_id"),
                arguments(
                        "POST",
                        "/auth/keys",
                        "{\"name\":\"ci\",\"grants\":[{\"serverId\":1,\"permissions\":[\"server.view\"]}]}",
                        "grants[0].server_id"),
                arguments("GET", "/servers?limit=0", null, "limit"),
                arguments("GET", "/servers?limit=1001", null, "limit"),
                arguments("GET", "/servers?limit=", null, "limit"),
                arguments("GET", "/servers?limit=ten", null, "limit"),
                arguments("GET", "/servers?limit=1.0", null, "limit"),
                arguments("GET", "/servers?limit=99999999999", null, "limit"),
                arguments("GET", "/servers?offset=-1", null, "offset"),
                arguments("GET", "/servers?offset=", null, "offset"),
                arguments("GET", "/servers?status=asleep", null, "status"),
                arguments("GET", "/servers?game_type=%00", null, "game_type"),
                arguments("GET", "/servers/1/events?limit=-5", null, "limit"),
                arguments("GET", "/auth/keys?limit=0", null, "limit"),
                arguments("GET", "/auth/users/1/grants?limit=0", null, "limit"),
                arguments("GET", "/system/adapters?limit=0", null, "limit"),
                arguments("GET", "/system/settings?limit=0", null, "limit"),
                arguments("GET", "/events?offset=x", null, "offset"));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void invalidFieldIsReportedWithAllowedValues(String method, String path, String body, String field) {
        assertNamed(apiFixture.admin(method, path, body), field);
    }

    static void assertNamed(ApiFixture.ApiReply apiReply, String field) {
        assertThat(apiReply.status()).as(apiReply.body()).isEqualTo(422);
        assertThat(apiReply.code()).isEqualTo("VALIDATION_ERROR");
        assertThat(apiReply.envelope().get("error").get("details")).hasSize(1);
        assertThat(apiReply.envelope()
                        .get("error")
                        .get("details")
                        .get(0)
                        .get("field")
                        .textValue())
                .isEqualTo(field);
        assertThat(apiReply.envelope()
                        .get("error")
                        .get("details")
                        .get(0)
                        .get("reason")
                        .textValue())
                .isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "application/jsonx",
                "*/*",
                "application/json/x",
                ", ;",
                "a/b;;=",
                "x"
            })
    void otherContentTypesAreRejected(String type) {
        ApiFixture.ApiReply apiReply = apiFixture.raw(
                "PUT", "/servers/1", "{}", Map.of("Authorization", "Bearer admin", "Content-Type", type));
        assertThat(apiReply.status()).isEqualTo(415);
        assertThat(apiReply.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void requiredBodyNeedsAContentType() {
        Map<String, String> none = Map.of("Authorization", "Bearer admin", "Content-Type", "");
        assertThat(apiFixture.raw("PUT", "/servers/1", "{}", none).status()).isEqualTo(415);
        assertThat(apiFixture.raw("PUT", "/servers/1", null, none).status()).isEqualTo(415);
        assertThat(apiFixture.raw("POST", "/servers/1/stop", "{}", none).status())
                .isEqualTo(415);
        assertThat(apiFixture.raw("POST", "/servers/1/stop", null, none).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json;charset=UTF-8", "Application/JSON ; charset=\"utf-8\""})
    void contentTypeParametersAreIgnored(String type) {
        assertThat(apiFixture
                        .raw("PUT", "/servers/1", "{}", Map.of("Authorization", "Bearer admin", "Content-Type", type))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void compressedBodiesAreRejected() {
        assertThat(apiFixture
                        .raw(
                                "PUT",
                                "/servers/1",
                                "{}",
                                Map.of("Authorization", "Bearer admin", "Content-Encoding", "gzip"))
                        .status())
                .isEqualTo(415);
    }

    @Test
    void invalidUtf8IsRejected() throws Exception {
        HttpResponse<String> reply = apiFixture.web.send(put().PUT(HttpRequest.BodyPublishers.ofByteArray(
                        "{\"name\":\"ä\"}".getBytes(StandardCharsets.ISO_8859_1)))
                .build());
        assertThat(reply.statusCode()).isEqualTo(422);
    }

    @Test
    void bodyWithTooManyTokensIsRejectedEverywhere() {
        String many = "{\"x\":[" + "{},".repeat(340_000) + "{}]}";
        for (String[] route :
                new String[][] {{"POST", "/servers"}, {"POST", "/servers/1/stop"}, {"PUT", "/servers/1/config/server"}
                }) {
            ApiFixture.ApiReply apiReply = apiFixture.admin(route[0], route[1], many);
            assertThat(apiReply.status()).as(route[1] + apiReply.body()).isEqualTo(413);
            assertThat(apiReply.code()).isEqualTo("PAYLOAD_TOO_LARGE");
            assertThat(apiReply.body()).contains("tokens").doesNotContain("jackson", "Constraints");
        }
    }

    @Test
    void bodyBeyondTheLimitIsRejectedWithAndWithoutAnnouncedLength() throws Exception {
        byte[] large = ("{\"x\":\"" + "y".repeat(1024 * 1024) + "\"}").getBytes(StandardCharsets.US_ASCII);
        assertThat(apiFixture
                        .web
                        .send(put().PUT(HttpRequest.BodyPublishers.ofByteArray(large))
                                .build())
                        .statusCode())
                .isEqualTo(413);
        HttpResponse<String> chunked = apiFixture.web.send(
                put().PUT(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                        .build());
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(chunked.body()).contains("\"code\":\"PAYLOAD_TOO_LARGE\"");
        byte[] fitting = ("{\"x\":\"" + "y".repeat(1024 * 1024 - 8) + "\"}").getBytes(StandardCharsets.US_ASCII);
        assertThat(apiFixture
                        .web
                        .send(put().PUT(HttpRequest.BodyPublishers.ofByteArray(fitting))
                                .build())
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?game_type=a|b",
                "?game_type={x}",
                "?game_type=%zz",
                "?game_type=%",
                "?%",
                "?&&=&",
                "?a[]=1",
                "?\"",
                "?<>\\^`"
            })
    void unusualQueriesAreHarmless(String query) throws Exception {
        assertThat(raw("GET /api/servers" + query)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/servers/1;x=y",
                "/api/servers/%F0%9F%98%80",
                "/api//servers",
                "/api/servers/|",
                "/api/servers/{",
                "/api/servers/1/../../x",
                "/api/%",
                "/api/games/%E4"
            })
    void unusualPathsAreHarmless(String path) throws Exception {
        assertThat(raw("GET " + path)).matches("(?s)HTTP/1.1 (200|400|404|422) .*");
    }

    private static String raw(String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", apiFixture.web.port())) {
            OutputStream out = socket.getOutputStream();
            out.write((request + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer admin\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static HttpRequest.Builder put() {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + apiFixture.web.port() + "/api/servers/1"))
                .header("Authorization", "Bearer admin")
                .header("Content-Type", "application/json");
    }
}
