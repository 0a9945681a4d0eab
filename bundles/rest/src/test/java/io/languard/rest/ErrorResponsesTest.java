package io.languard.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.ErrorType;
import io.languard.api.error.LanguardException;
import io.languard.http.api.HttpErrorCodes;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the error responses and the order in which errors are detected. */
class ErrorResponsesTest {

    private static ApiFixture apiFixture;

    @BeforeAll
    static void start() throws Exception {
        apiFixture = new ApiFixture();
    }

    @AfterAll
    static void stop() throws Exception {
        apiFixture.close();
    }

    @BeforeEach
    void reset() {
        apiFixture.servers.failure = null;
        apiFixture.users.limited = null;
        apiFixture.users.counted.clear();
        apiFixture.games.absent = false;
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyCodeHasItsStatusAndMessage(ErrorCode code) {
        apiFixture.servers.failure = new LanguardException(code, "Because.");
        ApiFixture.ApiReply apiReply = apiFixture.admin("POST", "/servers/1/start", null);
        assertThat(apiReply.status()).isEqualTo(HttpErrorCodes.status(code));
        assertThat(apiReply.code()).isEqualTo(code.name());
        assertThat(apiReply.envelope().get("error").get("message").textValue()).startsWith("Because.");
        assertThat(apiReply.envelope().get("data").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"USER,400", "UNAVAILABLE,503", "EXTERNAL,502", "INTERNAL,500"})
    void adapterErrorCodeGetsTheStatusOfItsType(ErrorType type, int status) {
        apiFixture.servers.failure = new LanguardException("LICENCE_EXPIRED", type, "Because.", null);
        ApiFixture.ApiReply apiReply = apiFixture.admin("POST", "/servers/1/start", null);
        assertThat(apiReply.status()).isEqualTo(status);
        assertThat(apiReply.code()).isEqualTo("LICENCE_EXPIRED");
        assertThat(apiReply.envelope().get("error").get("message").textValue()).startsWith("Because.");
    }

    @Test
    void unexpectedErrorIsReportedAsReferenceWithoutInternals() {
        apiFixture.servers.failure = new IllegalStateException("secret internals");
        ApiFixture.ApiReply apiReply = apiFixture.admin("POST", "/servers/1/start", null);
        assertThat(apiReply.status()).isEqualTo(500);
        assertThat(apiReply.code()).isEqualTo("INTERNAL_ERROR");
        assertThat(apiReply.body())
                .containsPattern("reference [0-9a-f]{8}")
                .doesNotContain("secret", "Exception", "io.languard");
    }

    @Test
    void configConflictReturnsTheCurrentConfig() {
        ApiFixture.ApiReply apiReply = apiFixture.admin("PUT", "/servers/1/config/server", "{\"config_version\":2}");
        assertThat(apiReply.status()).isEqualTo(409);
        assertThat(apiReply.code()).isEqualTo("CONFIG_VERSION_CONFLICT");
        assertThat(apiReply.envelope().get("data"))
                .hasToString(
                        "{\"current_config\":{\"hostname\":\"My Server\",\"password\":\"***\"},\"current_version\":3}");
    }

    @Test
    void rejectedValuesAreReported() {
        ApiFixture.ApiReply apiReply =
                apiFixture.admin("PUT", "/servers/1/config/server", "{\"config_version\":3,\"wrong\":1}");
        assertThat(apiReply.status()).isEqualTo(400);
        assertThat(apiReply.body())
                .isEqualTo(
                        """
                {"success":false,"data":null,"error":{"code":"INVALID_CONFIG","message":"Not valid",\
                "details":[{"field":"wrong","reason":"is unknown"}]}}""");
    }

    @Test
    void rateLimitedRequestsGetRetryAfter() {
        ApiFixture.ApiReply login =
                apiFixture.call(null, "POST", "/auth/login", "{\"username\":\"flood\",\"password\":\"x\"}");
        assertThat(login.status()).isEqualTo(429);
        assertThat(login.http().headers().firstValue("Retry-After")).contains("42");
        apiFixture.users.limited = "token:viewer-id";
        ApiFixture.ApiReply limited = apiFixture.get("/games");
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.code()).isEqualTo("RATE_LIMITED");
        assertThat(limited.http().headers().firstValue("Retry-After")).contains("7");
        assertThat(apiFixture.admin("GET", "/games", null).status()).isEqualTo(200);
    }

    @Test
    void requestsAreCountedByTokenOrAddressAndLoginsSeparately() {
        apiFixture.get("/games");
        apiFixture.call(null, "GET", "/games", null);
        apiFixture.call("forged", "GET", "/games", null);
        apiFixture.call(null, "GET", "/system/health", null);
        apiFixture.call(null, "POST", "/auth/login", "{}");
        assertThat(apiFixture.users.counted)
                .containsExactly("token:viewer-id", "address:127.0.0.1", "address:127.0.0.1", "address:127.0.0.1");
    }

    @Test
    void invalidLoginIsUnauthorized() {
        ApiFixture.ApiReply apiReply =
                apiFixture.call(null, "POST", "/auth/login", "{\"username\":\"admin\",\"password\":\"wrong\"}");
        assertThat(apiReply.status()).isEqualTo(401);
        assertThat(apiReply.code()).isEqualTo("UNAUTHORIZED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"viewer", "Basic viewer", "Bearer", "Bearer ", "Bearer forged", "Bearerviewer", "Bearer viewer x"
            })
    void onlyBearerTokensAreAccepted(String authorization) {
        assertThat(apiFixture
                        .raw("GET", "/games", null, Map.of("Authorization", authorization))
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing, 404, NOT_FOUND",
        "GET, '', 404, NOT_FOUND",
        "GET, /, 404, NOT_FOUND",
        "GET, /servers/1/nothing, 404, NOT_FOUND",
        "GET, /servers/99, 404, NOT_FOUND",
        "GET, /servers/0, 404, NOT_FOUND",
        "GET, /servers/-1, 404, NOT_FOUND",
        "GET, /servers/99999999999999999999999, 404, NOT_FOUND",
        "GET, /servers/one, 422, VALIDATION_ERROR",
        "GET, /servers/1.0, 422, VALIDATION_ERROR",
        "DELETE, /auth/users/99, 404, NOT_FOUND",
        "DELETE, /auth/users/x, 422, VALIDATION_ERROR",
        "DELETE, /auth/users/1, 409, CONFLICT",
        "GET, /games/rust, 404, GAME_TYPE_NOT_FOUND",
        "GET, /servers/1/config/none, 404, NOT_FOUND",
        "GET, /servers/99/config, 404, NOT_FOUND",
        "GET, /servers/1/config/download/a/b, 404, NOT_FOUND",
        "GET, /servers/99/events?limit=0, 404, NOT_FOUND",
        "PATCH, /servers/1, 405, METHOD_NOT_ALLOWED",
        "POST, /servers/1, 405, METHOD_NOT_ALLOWED",
        "GET, /servers/1/start, 405, METHOD_NOT_ALLOWED",
        "DELETE, /games, 405, METHOD_NOT_ALLOWED",
        "BREW, /games, 405, METHOD_NOT_ALLOWED",
    })
    void unknownPathsAreRejectedInTheEnvelope(String method, String path, int status, String code) {
        ApiFixture.ApiReply apiReply = apiFixture.admin(method, path, null);
        assertThat(apiReply.status()).as(apiReply.body()).isEqualTo(status);
        assertThat(apiReply.code()).isEqualTo(code);
    }

    @Test
    void responseToAWrongMethodNamesTheAllowedOnes() {
        assertThat(apiFixture
                        .admin("PATCH", "/servers/1", null)
                        .http()
                        .headers()
                        .firstValue("Allow")
                        .orElse(""))
                .contains("GET", "PUT", "DELETE");
    }

    @Test
    void unauthenticatedClientsCannotFindOutWhichPathsExist() {
        assertThat(Stream.of("/nothing", "/servers/99", "/servers/1", "/auth/login", "/servers/1/game/arma3/x")
                        .map(path -> apiFixture.call(null, "GET", path, null).status())
                        .collect(Collectors.toSet()))
                .containsExactly(401);
    }

    @Test
    void checksRunInTheDocumentedOrder() {
        String bad = "{\"config_version\":\"x\"}";
        assertThat(apiFixture
                        .call(null, "PUT", "/servers/99/config/server", bad)
                        .status())
                .isEqualTo(401);
        assertThat(apiFixture
                        .call("viewer", "PUT", "/servers/99/config/server", bad)
                        .status())
                .isEqualTo(403);
        assertThat(apiFixture.admin("PUT", "/servers/99/config/server", bad).code())
                .isEqualTo("NOT_FOUND");
        assertThat(apiFixture.admin("PUT", "/servers/1/config/none", bad).code())
                .isEqualTo("NOT_FOUND");
        assertThat(apiFixture.admin("PUT", "/servers/1/config/server", bad).code())
                .isEqualTo("VALIDATION_ERROR");
        assertThat(apiFixture.admin("PUT", "/servers/99", "{").code()).isEqualTo("NOT_FOUND");
        apiFixture.servers.failure = new LanguardException(ErrorCode.SERVER_NOT_RUNNING, "It does not run");
        assertThat(apiFixture.admin("POST", "/servers/99/stop", "{").code()).isEqualTo("NOT_FOUND");
        assertThat(apiFixture.admin("POST", "/servers/1/stop", "{\"force\":1}").code())
                .isEqualTo("VALIDATION_ERROR");
        assertThat(apiFixture
                        .admin("POST", "/servers/1/stop", "{\"force\":true}")
                        .code())
                .isEqualTo("SERVER_NOT_RUNNING");
        assertThat(apiFixture
                        .admin("PUT", "/auth/password", "{\"current_password\":\"no\",\"new_password\":\"abc\"}")
                        .code())
                .isEqualTo("VALIDATION_ERROR");
        assertThat(apiFixture
                        .admin("PUT", "/auth/password", "{\"current_password\":\"no\",\"new_password\":\"abcd\"}")
                        .code())
                .isEqualTo("INVALID_CREDENTIALS");
    }

    @Test
    void configIsReadOnlyWhileTheAdapterIsUnavailable() {
        apiFixture.games.absent = true;
        assertThat(apiFixture.get("/servers/1/config/server").status()).isEqualTo(200);
        assertThat(apiFixture.admin("PUT", "/servers/1/config/server", "{").code())
                .isEqualTo("GAME_TYPE_NOT_FOUND");
        assertThat(apiFixture.get("/games").data()).isEmpty();
    }

    @Test
    void allProblemsAreReportedTogether() {
        ApiFixture.ApiReply apiReply =
                apiFixture.admin("POST", "/servers", "{\"name\":7,\"game_port\":\"2302\",\"rcon_port\":0}");
        assertThat(apiReply.code()).isEqualTo("VALIDATION_ERROR");
        assertThat(apiReply.envelope().get("error").findValuesAsText("field"))
                .isEqualTo(List.of("name", "game_type", "exe_path", "game_port", "rcon_port"));
    }

    @Test
    void loginBodyIsLimited() throws Exception {
        try (ApiFixture fresh = new ApiFixture()) {
            String start = "{\"username\":\"nobody\",\"password\":\"x\",\"more\":\"";
            String most = start + "x".repeat(16 * 1024 - start.length() - 2) + "\"}";
            assertThat(fresh.call(null, "POST", "/auth/login", most).status()).isEqualTo(401);
            ApiFixture.ApiReply apiReply = fresh.call(null, "POST", "/auth/login", most + " ");
            assertThat(apiReply.status()).isEqualTo(413);
            assertThat(apiReply.code()).isEqualTo("PAYLOAD_TOO_LARGE");
        }
    }

    @Test
    void offsetMayExceedTheNumberOfResults() throws Exception {
        try (ApiFixture fresh = new ApiFixture()) {
            for (String offset : List.of("2147483647", "2147483648", "9".repeat(100))) {
                ApiFixture.ApiReply apiReply = fresh.get("/servers?offset=" + offset);
                assertThat(apiReply.status()).as(offset).isEqualTo(200);
                assertThat(apiReply.envelope().get("data")).isEmpty();
            }
        }
    }

    @Test
    void stalledUnauthenticatedBodiesDoNotBlockOtherClients() throws Exception {
        // More clients than the server has threads.
        List<Socket> clients = new ArrayList<>();
        try (ApiFixture fresh = new ApiFixture()) {
            for (int i = 0; i < 250; i++) {
                Socket client = new Socket("127.0.0.1", fresh.web.port());
                clients.add(client);
                client.getOutputStream()
                        .write(("POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                        + "Content-Length: 1000000\r\n\r\n{" + " ".repeat(17_000))
                                .getBytes(StandardCharsets.US_ASCII));
            }
            await().atMost(Duration.ofSeconds(15)).until(() -> completed(clients) >= 240);
            assertThat(fresh.call(null, "GET", "/system/health", null).status()).isEqualTo(200);
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    private static long completed(List<Socket> clients) throws IOException {
        long count = 0;
        for (Socket client : clients) {
            count += client.getInputStream().available() > 0 ? 1 : 0;
        }
        return count;
    }
}
