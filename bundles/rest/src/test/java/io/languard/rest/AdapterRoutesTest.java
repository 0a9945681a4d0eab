package io.languard.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.languard.api.GameServer;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.api.remote.RemoteSession;
import io.languard.api.route.RouteContext;
import io.languard.service.event.PlatformEvent;
import io.languard.service.game.GameView;
import io.languard.service.server.ServerStatus;
import io.languard.service.user.Actor;
import io.languard.testkit.service.FakeServers;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the resources that an adapter provides. */
class AdapterRoutesTest {

    private static final String ROOT = "/servers/1/game/arma3/battleye";

    private static final BlockingQueue<String> closed = new LinkedBlockingQueue<>();

    private static ApiFixture apiFixture;

    /** An example of an adapter's request body. */
    public record Reload(String playerName, int waitSeconds) {}

    /** An example of an adapter's response. */
    public record Loaded(int banCount, List<String> scriptNames, Instant loadedAt) {}

    /** A resource as an adapter's author writes it, with no dependency but JAX-RS and {@link RouteContext}. */
    @Path("battleye")
    public static class BattlEyeTestResource {

        @GET
        public Loaded get() {
            return new Loaded(2, List.of("scripts.txt"), Instant.EPOCH);
        }

        @POST
        @Path("reload")
        public void reload() {}

        /** Returns what only some clients may see. */
        @GET
        @Path("seen")
        public Map<String, Object> seen() {
            return Map.of(
                    "address",
                    "203.0.113.9",
                    "lines",
                    List.of("One (203.0.113.9:2304) connected", "version 2.14.150957"));
        }

        /** Fails with such a text. */
        @GET
        @Path("unseen")
        public String unseen() {
            throw new LanguardException(
                    ErrorCode.CONFLICT,
                    "203.0.113.9 is banned",
                    List.of(new FieldProblem("player", "203.0.113.9 is banned")));
        }

        @POST
        @Path("echo")
        public Reload echo(Reload reload) {
            return reload;
        }

        @GET
        @Path("who")
        public Map<String, Object> who(@Context RouteContext call) {
            return Map.of("user", call.user());
        }

        @GET
        @Path("roles/{role}")
        public boolean isInRole(@PathParam("role") String role, @Context SecurityContext security) {
            return security.isUserInRole(role);
        }

        @GET
        @Path("numbers/{number}")
        public int number(@PathParam("number") int number) {
            return number;
        }

        @GET
        @Path("later")
        public CompletionStage<String> later() {
            return CompletableFuture.supplyAsync(() -> "done");
        }

        @GET
        @Path("fails/{how}")
        public Response fails(@PathParam("how") String how) throws Exception {
            return switch (how) {
                case "coded" -> throw new LanguardException(ErrorCode.REMOTE_ADMIN_UNAVAILABLE, "No response");
                case "stage" ->
                    CompletableFuture.<Response>failedFuture(
                                    new LanguardException(ErrorCode.REMOTE_ADMIN_UNAVAILABLE, "No response"))
                            .get();
                case "jaxrs" -> throw new BadRequestException("Not like this");
                case "response" -> Response.status(409).entity("Busy").build();
                case "late" -> throw new InterruptedException("internals");
                case "linkage" -> throw new NoClassDefFoundError("io/x/Y");
                default -> throw new IllegalStateException("internals");
            };
        }

        @DELETE
        public Response delete() {
            return Response.noContent().build();
        }

        @POST
        @Path("size")
        public int size(InputStream in) throws java.io.IOException {
            return in.readAllBytes().length;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        apiFixture = new ApiFixture(AdapterRoutesTest::call);
    }

    @AfterAll
    static void stop() throws Exception {
        apiFixture.close();
    }

    @BeforeEach
    void reset() {
        apiFixture.games.absent = false;
        apiFixture.system.down = false;
        apiFixture.games.routes.put("arma3", Set.of(new BattlEyeTestResource()));
    }

    private static RouteContext call(Actor actor, int serverId, String gameType) {
        return new CloseableRouteCall(actor.name() + " " + serverId + " " + gameType);
    }

    /** The context that the core provides. */
    private record CloseableRouteCall(String user) implements RouteContext, AutoCloseable {

        @Override
        public void close() {
            closed.add(user);
        }

        @Override
        public GameServer server() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<RemoteSession> remote() {
            return Optional.empty();
        }

        @Override
        public void audit(String type, Map<String, Object> detail) {}
    }

    @Test
    void resultsAreWrappedInTheEnvelopeWithApiNaming() {
        assertThat(apiFixture.get(ROOT).data())
                .hasToString(
                        "{\"ban_count\":2,\"script_names\":[\"scripts.txt\"],\"loaded_at\":\"1970-01-01T00:00:00Z\"}");
        assertThat(apiFixture.get(ROOT + "/later").data().textValue()).isEqualTo("done");
    }

    @Test
    void missingResultIsNullAndExplicitStatusIsPreserved() {
        assertThat(apiFixture.admin("POST", ROOT + "/reload", null).data().isNull())
                .isTrue();
        assertThat(apiFixture.admin("DELETE", ROOT, null).status()).isEqualTo(204);
    }

    @Test
    void bodiesAreConvertedToTypesOfTheAdapter() {
        String body = "{\"player_name\":\"Eva\",\"wait_seconds\":3}";
        assertThat(apiFixture.admin("POST", ROOT + "/echo", body).data()).hasToString(body);
    }

    @Test
    void resourceCannotDecideByRole() {
        for (String role : List.of("admin", "viewer")) {
            ApiFixture.ApiReply apiReply = apiFixture.admin("GET", ROOT + "/roles/" + role, null);
            assertThat(apiReply.data().booleanValue()).isFalse();
        }
    }

    @Test
    void onlyAdminsReceiveAddresses() {
        assertThat(apiFixture.get(ROOT + "/seen").data())
                .hasToString("{\"lines\":[\"One (***) connected\",\"version 2.14.150957\"]}");
        assertThat(apiFixture.get(ROOT + "/unseen").body())
                .contains("\"message\":\"*** is banned\"", "\"reason\":\"*** is banned\"")
                .doesNotContain("203.0.113.9");
        assertThat(apiFixture.admin("GET", ROOT + "/unseen", null).body()).contains("\"203.0.113.9 is banned\"");
        assertThat(apiFixture.admin("GET", ROOT + "/seen", null).body())
                .contains("\"203.0.113.9\"", "One (203.0.113.9:2304) connected");
    }

    @Test
    void resourceReceivesUserAndServer() throws Exception {
        closed.clear();
        assertThat(apiFixture.get(ROOT + "/who").data()).hasToString("{\"user\":\"viewer 1 arma3\"}");
        assertThat(closed.poll(5, TimeUnit.SECONDS)).isEqualTo("viewer 1 arma3");
        assertThat(closed).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "coded, 503, REMOTE_ADMIN_UNAVAILABLE",
        "stage, 503, REMOTE_ADMIN_UNAVAILABLE",
        "jaxrs, 400, BAD_REQUEST",
        "response, 409, CONFLICT",
        "linkage, 500, INTERNAL_ERROR",
        "late, 500, INTERNAL_ERROR",
        "other, 500, INTERNAL_ERROR"
    })
    void errorsAreWrappedInTheEnvelope(String how, int status, String code) {
        ApiFixture.ApiReply apiReply = apiFixture.get(ROOT + "/fails/" + how);
        assertThat(apiReply.status()).isEqualTo(status);
        assertThat(apiReply.code()).isEqualTo(code);
        assertThat(apiReply.body()).doesNotContain("internals", "Exception", "io/x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"wait_seconds\":\"3\"} | 422",
                "{\"wait_seconds\":[]} | 422",
                "{ | 422",
                "'' | 422",
                "[] | 422",
                "{\"player_name\":\"\\ud800\"} | 422"
            })
    void mismatchedBodiesAreRejected(String body, int status) {
        ApiFixture.ApiReply apiReply = apiFixture.admin("POST", ROOT + "/echo", body);
        assertThat(apiReply.status()).as(apiReply.body()).isEqualTo(status);
        assertThat(apiReply.code()).isEqualTo("VALIDATION_ERROR");
        assertThat(apiReply.body()).doesNotContain("AdapterRoutesTest");
    }

    @Test
    void usualLimitsApply() {
        String large = "\"" + "x".repeat(1024 * 1024) + "\"";
        assertThat(apiFixture.admin("POST", ROOT + "/echo", large).status()).isEqualTo(413);
        assertThat(apiFixture
                        .admin("POST", ROOT + "/echo", "[" + "{},".repeat(340_000) + "{}]")
                        .code())
                .isEqualTo("PAYLOAD_TOO_LARGE");
        assertThat(apiFixture.admin("POST", ROOT + "/size", large).status()).isEqualTo(413);
        assertThat(apiFixture
                        .raw(
                                "POST",
                                ROOT + "/echo",
                                "{}",
                                Map.of("Authorization", "Bearer admin", "Content-Type", "text/plain"))
                        .status())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource({
        "stranger, GET, /servers/1/game/arma3/battleye, 401, UNAUTHORIZED",
        "viewer, POST, /servers/99/game/arma3/battleye/reload, 403, FORBIDDEN",
        "viewer, POST, /servers/x/game/arma3/battleye/reload, 403, FORBIDDEN",
        "viewer, POST, /servers/2/game/rust/battleye/reload, 403, FORBIDDEN",
        "viewer, GET, /servers/99/game/arma3/battleye, 404, NOT_FOUND",
        "viewer, GET, /servers/x/game/arma3/battleye, 422, VALIDATION_ERROR",
        "viewer, GET, /servers/1/game/rust/battleye, 404, NOT_FOUND",
        "viewer, GET, /servers/2/game/rust/battleye, 404, GAME_TYPE_NOT_FOUND",
        "viewer, GET, /servers/1/game/arma3/none, 404, NOT_FOUND",
        "viewer, GET, /servers/1/game/arma3, 404, NOT_FOUND",
        "viewer, GET, /servers/1/game/arma3/, 404, NOT_FOUND",
        "viewer, GET, /servers/1/game, 404, NOT_FOUND",
        "admin, PATCH, /servers/1/game/arma3/battleye, 405, METHOD_NOT_ALLOWED",
        "viewer, GET, /servers/1/game/arma3/battleye/numbers/x, 422, VALIDATION_ERROR"
    })
    void usualChecksApply(String role, String method, String path, int status, String code) {
        ApiFixture.ApiReply apiReply = apiFixture.call(role, method, path, null);
        assertThat(apiReply.status()).as(apiReply.body()).isEqualTo(status);
        assertThat(apiReply.code()).isEqualTo(code);
    }

    @Test
    void routesAreUnavailableWithoutTheDatabase() {
        apiFixture.system.down = true;
        assertThat(apiFixture.get(ROOT).status()).isEqualTo(503);
    }

    @Test
    void resourcesFollowTheirService() {
        assertThat(apiFixture.get(ROOT).status()).isEqualTo(200);
        apiFixture.games.routes.remove("arma3");
        assertThat(apiFixture.get(ROOT).code()).isEqualTo("NOT_FOUND");
        apiFixture.games.routes.put("arma3", Set.of(new OtherResource()));
        assertThat(apiFixture.get(ROOT).code()).isEqualTo("NOT_FOUND");
        assertThat(apiFixture.get("/servers/1/game/arma3/other").data().textValue())
                .isEqualTo("here");
        apiFixture.games.absent = true;
        assertThat(apiFixture.get(ROOT).code()).isEqualTo("GAME_TYPE_NOT_FOUND");
    }

    @Test
    void changeOfGamesReleasesResourcesWithoutARequest() {
        java.lang.ref.WeakReference<Object> resource = new java.lang.ref.WeakReference<>(place());
        assertThat(apiFixture.get("/servers/1/game/arma3/other").status()).isEqualTo(200);
        apiFixture.games.routes.remove("arma3");
        apiFixture.servlet.onEvent(new PlatformEvent.GamesChanged("arma3", Instant.EPOCH));
        await().until(() -> {
            System.gc();
            return resource.get() == null;
        });
    }

    @Test
    void stuckAdapterBlocksFewThreads() {
        CountDownLatch stuck = new CountDownLatch(1);
        StuckResource resource = new StuckResource(stuck);
        apiFixture.games.routes.put("arma3", Set.of(resource));
        String path = "/servers/1/game/arma3/stuck";
        List<CompletableFuture<Integer>> waiting = new ArrayList<>();
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            for (int i = 0; i < 8; i++) {
                waiting.add(
                        CompletableFuture.supplyAsync(() -> apiFixture.get(path).status(), clients));
            }
            await().until(() -> resource.inside.get() == 8);
            ApiFixture.ApiReply refused = apiFixture.get(path);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("INTERNAL_ERROR");
            assertThat(apiFixture.get("/games").status()).isEqualTo(200);
        } finally {
            stuck.countDown();
            clients.shutdown();
        }
        assertThat(waiting)
                .allSatisfy(reply -> assertThat(reply.get(5, TimeUnit.SECONDS)).isEqualTo(200));
        await().until(() -> apiFixture.get(path).status() == 200);
    }

    @Test
    void adapterThatHangsWhenAskedForItsResourcesBlocksFewThreadsAndNoOtherGame() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        AtomicInteger inside = new AtomicInteger();
        // The hash codes of "luanti" and "arma3" share a bin of a small hash table.
        apiFixture.games.games.add(new GameView("luanti", "Luanti", "1", List.of(), List.of(), List.of(), List.of()));
        apiFixture.games.routes.put("luanti", Set.of(new OtherResource()));
        apiFixture.servers.views.put(3, FakeServers.view(3, "Luanti", "luanti", ServerStatus.RUNNING));
        apiFixture.games.beforeRoutes = gameType -> {
            if (gameType.equals("arma3")) {
                inside.incrementAndGet();
                awaitRelease(stuck);
            }
        };
        List<CompletableFuture<Integer>> waiting = new ArrayList<>();
        ExecutorService clients = Executors.newFixedThreadPool(10);
        try {
            for (int i = 0; i < 8; i++) {
                waiting.add(
                        CompletableFuture.supplyAsync(() -> apiFixture.get(ROOT).status(), clients));
            }
            await().until(() -> inside.get() == 8);
            assertThat(CompletableFuture.supplyAsync(() -> apiFixture.get(ROOT).status(), clients))
                    .succeedsWithin(Duration.ofSeconds(10))
                    .isEqualTo(503);
            assertThat(CompletableFuture.supplyAsync(
                            () -> apiFixture.get("/servers/3/game/luanti/other").status(), clients))
                    .succeedsWithin(Duration.ofSeconds(10))
                    .isEqualTo(200);
        } finally {
            stuck.countDown();
            clients.shutdown();
            apiFixture.games.beforeRoutes = gameType -> {};
        }
        assertThat(waiting)
                .allSatisfy(reply -> assertThat(reply.get(5, TimeUnit.SECONDS)).isEqualTo(200));
    }

    @Test
    void stageThatNeverCompletesTimesOut() throws Exception {
        try (ApiFixture quick = new ApiFixture(AdapterRoutesTest::call, Duration.ofMillis(100))) {
            quick.games.routes.put("arma3", Set.of(new HangingResource()));
            for (int i = 0; i < 10; i++) {
                // More often than requests may run concurrently.
                ApiFixture.ApiReply apiReply = quick.get("/servers/1/game/arma3/ignored");
                assertThat(apiReply.status()).isEqualTo(500);
                assertThat(apiReply.code()).isEqualTo("INTERNAL_ERROR");
            }
        }
    }

    @Test
    void resourceMaySetAShorterTimeoutAndHandleIt() {
        apiFixture.games.routes.put("arma3", Set.of(new TimeoutResource(100)));
        assertThat(CompletableFuture.supplyAsync(
                        () -> apiFixture.get("/servers/1/game/arma3/timeout").data()))
                .succeedsWithin(Duration.ofSeconds(10))
                .hasToString("\"too late\"");
    }

    @Test
    void resourceMayNotExtendTheTimeLimit() throws Exception {
        try (ApiFixture quick = new ApiFixture(AdapterRoutesTest::call, Duration.ofMillis(100))) {
            for (long timeout : List.of(0L, 600_000L)) {
                quick.games.routes.put("arma3", Set.of(new TimeoutResource(timeout)));
                assertThat(CompletableFuture.supplyAsync(
                                () -> quick.get("/servers/1/game/arma3/timeout").data()))
                        .succeedsWithin(Duration.ofSeconds(10))
                        .hasToString("\"too late\"");
            }
        }
    }

    @Test
    void blockedThreadIsInterruptedAtTheTimeLimit() throws Exception {
        try (ApiFixture quick = new ApiFixture(AdapterRoutesTest::call, Duration.ofMillis(100))) {
            quick.games.routes.put("arma3", Set.of(new StuckResource(new CountDownLatch(1))));
            assertThat(quick.get("/servers/1/game/arma3/stuck").code()).isEqualTo("INTERNAL_ERROR");
        }
    }

    /** A resource that returns a stage that never completes. */
    @Path("ignored")
    public static class HangingResource {

        @GET
        public CompletableFuture<String> get() {
            return new CompletableFuture<>();
        }
    }

    /** A resource that only responds when its own timeout expires. */
    @Path("timeout")
    public static class TimeoutResource {

        private final long millis;

        TimeoutResource(long millis) {
            this.millis = millis;
        }

        @GET
        public void get(@Suspended AsyncResponse response) {
            response.setTimeoutHandler(late -> late.resume("too late"));
            response.setTimeout(millis, TimeUnit.MILLISECONDS);
        }
    }

    /** A resource that blocks until it is released. */
    @Path("stuck")
    public static class StuckResource {

        private final AtomicInteger inside = new AtomicInteger();
        private final CountDownLatch end;

        StuckResource(CountDownLatch end) {
            this.end = end;
        }

        @GET
        public String get() throws InterruptedException {
            inside.incrementAndGet();
            end.await();
            return "free";
        }
    }

    private static void awaitRelease(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object place() {
        Object resource = new OtherResource();
        apiFixture.games.routes.put("arma3", Set.of(resource));
        return resource;
    }

    /** A different set of resources of the same adapter. */
    @Path("other")
    public static class OtherResource {

        @GET
        public String get() {
            return "here";
        }
    }
}
