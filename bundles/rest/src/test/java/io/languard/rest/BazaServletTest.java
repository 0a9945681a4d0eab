package io.languard.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.rest.baza.BazaServlet;
import io.languard.service.settings.Settings;
import io.languard.testkit.service.FakeWorlds;
import io.languard.world.StartedWorld;
import io.languard.world.StoppedWorld;
import io.languard.world.WorldFailure;
import io.languard.world.WorldResult;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the responses of the paths of worlds on demand byte for byte. */
class BazaServletTest {

    private static final String ADD = "{\"player\":\"P\",\"name\":\"N\"}";
    private static final String STOP = "{\"player_identifier\":\"P\"}";

    private final FakeWorlds worlds = new FakeWorlds();
    private String address = "127.0.0.1";
    private boolean forwarded;
    private ServletTestServer servletTestServer;

    @AfterEach
    void stop() throws Exception {
        servletTestServer.close();
    }

    private void start(Map<String, String> settings) throws Exception {
        BazaServlet servlet = new BazaServlet(new Settings(settings), worlds);
        servletTestServer = new ServletTestServer("/baza/*", servlet, (request, response, chain) -> {
            if (forwarded) {
                request.setAttribute("languard.forwarded", true);
            }
            chain.doFilter(
                    new HttpServletRequestWrapper((HttpServletRequest) request) {
                        @Override
                        public String getRemoteAddr() {
                            return address;
                        }
                    },
                    response);
        });
    }

    private void start() throws Exception {
        start(Map.of());
    }

    private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return servletTestServer.send(
                "POST", "/baza" + path, body, headers.length == 0 ? Map.of() : Map.of(headers[0], headers[1]));
    }

    private static String error(String message) {
        return "{\"status\":\"error\",\"message\":\"" + message + "\"}";
    }

    static Stream<Arguments> added() {
        return Stream.of(
                arguments(
                        WorldResult.success(
                                new StartedWorld(FakeWorlds.world("P", "10.0.3.123"), StartedWorld.Origin.CREATED)),
                        "{\"status\":\"success\",\"container\":\"P-N\",\"ip\":\"10.0.3.123\",\"port\":25565}"),
                arguments(
                        WorldResult.success(
                                new StartedWorld(FakeWorlds.world("P", "10.0.3.123"), StartedWorld.Origin.STARTED)),
                        "{\"status\":\"success\",\"message\":\"Started existing container.\",\"container\":\"P-N\","
                                + "\"ip\":\"10.0.3.123\",\"port\":25565}"),
                arguments(
                        WorldResult.success(new StartedWorld(
                                FakeWorlds.world("P", "10.0.3.123"), StartedWorld.Origin.ALREADY_RUNNING)),
                        "{\"status\":\"success\",\"message\":\"Active container already exists.\",\"container\":\"P-N\","
                                + "\"ip\":\"10.0.3.123\",\"port\":25565}"),
                arguments(
                        WorldResult.failure(WorldFailure.capReached()),
                        error("Maximum number of concurrent containers reached. Please try again later.")),
                arguments(WorldResult.failure(WorldFailure.databaseUnavailable()), error("Database connection failed")),
                arguments(
                        WorldResult.failure(WorldFailure.refused("P-N", "no space")),
                        error("LXC command failed: no space")),
                arguments(
                        WorldResult.failure(WorldFailure.noAddress("P-N")),
                        error("IP не знайдено для P-N after creation and start.")));
    }

    @ParameterizedTest
    @MethodSource("added")
    void everyResultOfAddHasItsBody(WorldResult<StartedWorld> result, String body) throws Exception {
        start();
        worlds.started = result;
        HttpResponse<String> reply = post("/add", ADD);
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(body);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(worlds.asked).isEqualTo("P/N");
    }

    static Stream<Arguments> stopped() {
        return Stream.of(
                arguments(
                        WorldResult.success(new StoppedWorld(FakeWorlds.world("P", null), false)),
                        "{\"status\":\"success\",\"message\":\"Container 'P-N' for player 'P' stopped successfully.\"}"),
                arguments(
                        WorldResult.success(new StoppedWorld(FakeWorlds.world("P", null), true)),
                        "{\"status\":\"success\",\"message\":\"Container 'P-N' for player 'P' is already stopped.\"}"),
                arguments(
                        WorldResult.failure(WorldFailure.unknownPlayer()),
                        error("Container for player 'P' not found.")),
                arguments(WorldResult.failure(WorldFailure.databaseUnavailable()), error("Database connection failed")),
                arguments(
                        WorldResult.failure(WorldFailure.refused("P-N", "busy")),
                        error("Failed to stop LXC container 'P-N': busy")));
    }

    @ParameterizedTest
    @MethodSource("stopped")
    void everyResultOfStopHasItsBody(WorldResult<StoppedWorld> result, String body) throws Exception {
        start();
        worlds.stopped = result;
        HttpResponse<String> reply = post("/stop", STOP);
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(body);
    }

    @Test
    void addAndStopReportAMissingDatabase() throws Exception {
        start();
        worlds.failure = new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "x");
        assertThat(post("/add", ADD).body()).isEqualTo(error("Database connection failed"));
        assertThat(post("/stop", STOP).body()).isEqualTo(error("Database connection failed"));
    }

    @Test
    void tooManyConcurrentOperationsAreReported() throws Exception {
        start();
        worlds.failure = new LanguardException(ErrorCode.CONFLICT, "The provisioner of worlds is too busy");
        HttpResponse<String> reply = post("/add", ADD);
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(error("LXC command failed: The provisioner of worlds is too busy"));
    }

    @Test
    void unexpectedErrorIsReportedAsReference() throws Exception {
        start();
        worlds.failure = new IllegalStateException("internals");
        HttpResponse<String> reply = post("/add", ADD);
        assertThat(reply.statusCode()).isEqualTo(500);
        assertThat(reply.body()).contains("reference").doesNotContain("internals", "Exception");
    }

    @Test
    void pathsReturn404WithoutAProvisioner() throws Exception {
        worlds.available = false;
        start();
        for (String path : List.of("/add", "/stop", "/admin/cleanup_inactive")) {
            HttpResponse<String> reply = post(path, ADD);
            assertThat(reply.statusCode()).isEqualTo(404);
            assertThat(reply.body()).isEqualTo(error("Container provisioning is not available"));
        }
    }

    @Test
    void otherPathsAndMethodsAreRejectedInPlainJson() throws Exception {
        start();
        assertThat(servletTestServer.send("POST", "/baza/x", ADD, Map.of()).body())
                .isEqualTo("{\"detail\":\"Not Found\"}");
        HttpResponse<String> reply = servletTestServer.send("GET", "/baza/add", null, Map.of());
        assertThat(reply.statusCode()).isEqualTo(405);
        assertThat(reply.body()).isEqualTo("{\"detail\":\"Method Not Allowed\"}");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("/add", "{\"name\":\"N\"}", "player", "value_error.missing"),
                arguments("/add", "{\"player\":\"\",\"name\":\"N\"}", "player", "value_error.any_str.min_length"),
                arguments("/add", "{\"player\":7,\"name\":\"N\"}", "player", "type_error.str"),
                arguments("/add", "{\"player\":\"P\",\"name\":null}", "name", "type_error.none.not_allowed"),
                arguments("/add", "{\"player\":\"P\",\"name\":{}}", "name", "type_error.str"),
                arguments("/add", "{\"player\":\"a\\u0000\",\"name\":\"N\"}", "player", "value_error.str"),
                arguments(
                        "/add",
                        "{\"player\":\"" + "p".repeat(256) + "\",\"name\":\"N\"}",
                        "player",
                        "value_error.any_str.max_length"),
                arguments("/stop", "{}", "player_identifier", "value_error.missing"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void invalidFieldsAreReported(String path, String body, String field, String type) throws Exception {
        start();
        HttpResponse<String> reply = post(path, body);
        assertThat(reply.statusCode()).isEqualTo(422);
        assertThat(reply.body())
                .startsWith("{\"detail\":[{\"loc\":[\"body\",\"" + field + "\"],\"msg\":\"")
                .endsWith("\",\"type\":\"" + type + "\"}]}");
        assertThat(worlds.asked).isNull();
    }

    @Test
    void bodiesThatAreNotJsonObjectsAreRejected() throws Exception {
        start();
        for (String body : List.of("", "{", "[]", "7", "null")) {
            HttpResponse<String> reply = post("/add", body);
            assertThat(reply.statusCode()).isEqualTo(422);
            assertThat(reply.body()).startsWith("{\"detail\":[{\"loc\":[\"body\"],\"msg\":\"");
        }
        assertThat(post("/add", ADD, "Content-Type", "text/plain").statusCode()).isEqualTo(422);
        assertThat(post("/add", ADD, "Content-Type", "").statusCode()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/add", "/stop"})
    void bodyLengthIsLimitedWithAndWithoutAnnouncedLength(String path) throws Exception {
        start();
        worlds.started = WorldResult.failure(WorldFailure.capReached());
        String start = "{\"player\":\"P\",\"name\":\"N\",\"player_identifier\":\"P\",\"more\":\"";
        String most = start + "x".repeat(16 * 1024 - start.length() - 2) + "\"}";
        assertThat(post("/add", most).statusCode()).isEqualTo(200);
        String objects = "{\"username\":[" + "{},".repeat(340_000) + "{}]}";
        for (String large : List.of(most + " ", objects)) {
            assertTooLarge(post(path, large));
            byte[] bytes = large.getBytes(StandardCharsets.US_ASCII);
            assertTooLarge(servletTestServer.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + servletTestServer.port() + "/baza" + path))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
                            .build()));
        }
    }

    private static void assertTooLarge(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).isEqualTo(413);
        assertThat(reply.body()).isEqualTo("{\"detail\":\"The request body is too large; the limit is 16 KiB\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, false, 200",
        "10.1.2.3, false, 200",
        "172.16.0.1, false, 200",
        "192.168.1.1, false, 200",
        "::1, false, 200",
        "[::1], false, 200",
        "fd00::1, false, 200",
        "203.0.113.9, false, 403",
        "172.32.0.1, false, 403",
        "169.254.1.1, false, 403",
        "2001:db8::1, false, 403",
        "fe80::1%eth0, false, 403",
        "127.0.0.1, true, 403",
        "10.1.2.3, true, 403"
    })
    void onlyLoopbackAndPrivateAddressesAreAllowed(String from, boolean through, int status) throws Exception {
        start();
        worlds.started = WorldResult.failure(WorldFailure.capReached());
        address = from;
        forwarded = through;
        HttpResponse<String> reply = post("/add", ADD);
        assertThat(reply.statusCode()).isEqualTo(status);
        if (status == 403) {
            assertThat(reply.body()).isEqualTo(error("Not allowed from this address"));
        }
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.9, false, 200", "127.0.0.1, false, 403", "203.0.113.9, true, 200", "10.0.0.1, true, 403"})
    void configuredNetworksReplaceTheDefaultOnes(String from, boolean through, int status) throws Exception {
        start(Map.of("BAZA_ALLOWED_NETWORKS", "203.0.113.0/24,10.0.0.0/8"));
        worlds.started = WorldResult.failure(WorldFailure.capReached());
        address = from;
        forwarded = through;
        assertThat(post("/add", ADD).statusCode()).isEqualTo(status);
    }

    @Test
    void configuredKeyIsRequiredFromEveryone() throws Exception {
        start(Map.of("BAZA_API_KEY", "k1"));
        worlds.started = WorldResult.failure(WorldFailure.capReached());
        HttpResponse<String> reply = post("/add", ADD);
        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(reply.body()).isEqualTo("{\"detail\":\"Invalid or missing API Key\"}");
        address = "203.0.113.9";
        assertThat(post("/add", ADD, "X-API-Key", "k1").statusCode()).isEqualTo(200);
        assertThat(post("/add", ADD, "X-API-Key", "k2").statusCode()).isEqualTo(401);
    }

    @Test
    void configuredKeyAndNetworksAreBothRequired() throws Exception {
        start(Map.of("BAZA_API_KEY", "k1", "BAZA_ALLOWED_NETWORKS", "10.0.0.0/8"));
        worlds.started = WorldResult.failure(WorldFailure.capReached());
        assertThat(post("/add", ADD, "X-API-Key", "k1").statusCode()).isEqualTo(403);
        address = "10.0.0.1";
        assertThat(post("/add", ADD, "X-API-Key", "k1").statusCode()).isEqualTo(200);
    }

    @Test
    void worldMayOnlyStopItself() throws Exception {
        start();
        worlds.worlds = List.of(FakeWorlds.world("P", "10.0.3.5"), FakeWorlds.world("Q", "10.0.3.6"));
        worlds.stopped = WorldResult.failure(WorldFailure.unknownPlayer());
        address = "10.0.3.5";
        assertThat(post("/stop", STOP).statusCode()).isEqualTo(200);
        address = "10.0.3.6";
        HttpResponse<String> reply = post("/stop", STOP);
        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(reply.body()).isEqualTo(error("Not allowed from this address"));
        address = "10.0.3.7";
        assertThat(post("/stop", STOP).statusCode()).isEqualTo(200);
    }

    @Test
    void cleanupRequiresTheKeyAndReportsItsResult() throws Exception {
        start(Map.of("ADMIN_API_KEY", "own"));
        address = "203.0.113.9";
        HttpResponse<String> reply = post("/admin/cleanup_inactive", null, "X-API-Key", "own");
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body())
                .isEqualTo(
                        "{\"status\":\"cleanup_triggered\",\"details\":{\"cleaned_up_count\":1,\"errors\":[\"x\"]}}");
        assertThat(post("/admin/cleanup_inactive", null).body())
                .isEqualTo("{\"detail\":\"Invalid or missing API Key\"}");
        assertThat(post("/admin/cleanup_inactive", null, "X-API-Key", "owN").statusCode())
                .isEqualTo(401);
    }

    @Test
    void placeholderKeyIsAcceptedOnlyFromLoopback() throws Exception {
        start();
        String path = "/admin/cleanup_inactive";
        assertThat(post(path, null, "X-API-Key", Settings.PLACEHOLDER_KEY).statusCode())
                .isEqualTo(200);
        forwarded = true;
        assertThat(post(path, null, "X-API-Key", Settings.PLACEHOLDER_KEY).statusCode())
                .isEqualTo(401);
        forwarded = false;
        address = "10.0.0.1";
        assertThat(post(path, null, "X-API-Key", Settings.PLACEHOLDER_KEY).statusCode())
                .isEqualTo(401);
    }
}
