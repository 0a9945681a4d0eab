package io.languard.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.languard.ports.game.RouteCalls;
import io.languard.ports.settings.Settings;
import io.languard.rest.adapter.AdapterDoor;
import io.languard.rest.fake.FakeBans;
import io.languard.rest.fake.FakeConfigs;
import io.languard.rest.fake.FakeEvents;
import io.languard.rest.fake.FakeGames;
import io.languard.rest.fake.FakeMissions;
import io.languard.rest.fake.FakeMods;
import io.languard.rest.fake.FakePlayers;
import io.languard.rest.fake.FakeRecords;
import io.languard.rest.fake.FakeRemote;
import io.languard.rest.fake.FakeServers;
import io.languard.rest.fake.FakeSystem;
import io.languard.rest.fake.FakeUsers;
import io.languard.rest.fake.FakeWorlds;
import io.languard.rest.resource.PlatformResources;
import io.languard.rest.resource.PlayResources;
import io.languard.rest.resource.ResourceGroup;
import io.languard.rest.resource.ServerResources;
import io.languard.rest.resource.WorldResources;
import io.languard.rest.wire.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The whole API over fakes. */
public final class Api implements AutoCloseable {

    public static final int MAX_UPLOAD_MB = 2;

    private static final String ROUTE = "languard.route";

    private static final String NUMBER = "X-Number";

    private final Map<String, CompletableFuture<Optional<String>>> routes = new ConcurrentHashMap<>();
    private final AtomicInteger sent = new AtomicInteger();

    public final FakeServers servers = new FakeServers();
    public final FakeGames games = new FakeGames();
    public final FakeConfigs configs = new FakeConfigs(servers);
    public final FakeEvents events = new FakeEvents();
    public final FakeUsers users = new FakeUsers();
    public final FakeSystem system = new FakeSystem();
    public final FakeMissions missions = new FakeMissions(servers);
    public final FakeMods mods = new FakeMods(servers, games);
    public final FakePlayers players = new FakePlayers(servers);
    public final FakeBans bans = new FakeBans(servers);
    public final FakeRemote remote = new FakeRemote(servers);
    public final FakeWorlds worlds = new FakeWorlds();
    public final FakeRecords records = new FakeRecords(servers);
    public final ApiServlet servlet;
    public final Web web;

    public Api() throws Exception {
        this((session, serverId, gameType) -> {
            throw new UnsupportedOperationException();
        });
    }

    public Api(RouteCalls calls) throws Exception {
        servlet = new ApiServlet(
                groups(), new Gate(users, users), system, new AdapterDoor(games, servers, system, calls));
        web = new Web("/api/*", servlet, (request, response, chain) -> {
            request.setAttribute(ROUTE, null);
            chain.doFilter(request, response);
            routes.computeIfAbsent(
                            String.valueOf(((HttpServletRequest) request).getHeader(NUMBER)),
                            number -> new CompletableFuture<>())
                    .complete(Optional.ofNullable((String) request.getAttribute(ROUTE)));
        });
    }

    /** The resources over the fakes. */
    public List<ResourceGroup> groups() {
        Settings settings = new Settings(Map.of("LANGUARD_MAX_UPLOAD_MB", Integer.toString(MAX_UPLOAD_MB)));
        return List.of(
                new PlatformResources(users, users, games, events, system),
                new ServerResources(settings, servers, servers, games, configs, missions, mods),
                new PlayResources(servers, games, players, bans, remote, records, records, events),
                new WorldResources(worlds, worlds.admin));
    }

    /** Every resource of the application. */
    public static List<Object> resources() {
        return Stream.of(
                        new PlatformResources(null, null, null, null, null),
                        new ServerResources(new Settings(Map.of()), null, null, null, null, null, null),
                        new PlayResources(null, null, null, null, null, null, null, null),
                        new WorldResources(null, null))
                .flatMap(group -> group.resources().stream())
                .toList();
    }

    /** The template that the last request was counted under; {@code null} for none. */
    public String route() {
        return routes.computeIfAbsent(sent.toString(), number -> new CompletableFuture<>())
                .orTimeout(5, TimeUnit.SECONDS)
                .join()
                .orElse(null);
    }

    /** What came back. */
    public record Reply(int status, String body, HttpResponse<String> http) {

        /** The body's data; the answer must be a success. */
        public JsonNode data() {
            assertThat(status).as(body).isBetween(200, 299);
            JsonNode envelope = envelope();
            assertThat(envelope.get("success").booleanValue()).isTrue();
            assertThat(envelope.get("error").isNull()).isTrue();
            return envelope.get("data");
        }

        /** The error's code; the answer must be a failure in the envelope. */
        public String code() {
            JsonNode envelope = envelope();
            assertThat(envelope.get("success").booleanValue()).isFalse();
            assertThat(envelope.has("data")).isTrue();
            assertThat(envelope.get("error").get("message").textValue()).isNotBlank();
            return envelope.get("error").get("code").textValue();
        }

        /** The whole body. */
        public JsonNode envelope() {
            assertThat(http.headers().firstValue("Content-Type").orElse("").replace(" ", ""))
                    .isEqualToIgnoringCase("application/json;charset=utf-8");
            try {
                return Json.tree(body);
            } catch (JsonProcessingException e) {
                throw new AssertionError(body, e);
            }
        }
    }

    /** A request with the token of a role, {@code null} for none. */
    public Reply call(String role, String method, String path, String body) {
        return raw(method, path, body, role == null ? Map.of() : Map.of("Authorization", "Bearer " + role));
    }

    /** A request with these headers and no others. */
    public Reply raw(String method, String path, String body, Map<String, String> headers) {
        try {
            Map<String, String> all = new HashMap<>(headers);
            all.put(NUMBER, Integer.toString(sent.incrementAndGet()));
            HttpResponse<String> response = web.send(method, "/api" + path, body, all);
            return new Reply(response.statusCode(), response.body(), response);
        } catch (Exception e) {
            throw new AssertionError(method + " " + path, e);
        }
    }

    public Reply admin(String method, String path, String body) {
        return call("admin", method, path, body);
    }

    public Reply get(String path) {
        return call("viewer", "GET", path, null);
    }

    @Override
    public void close() throws Exception {
        web.close();
        servlet.close();
    }
}
