package io.languard.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.languard.rest.adapter.AdapterEndpoint;
import io.languard.rest.fake.FakeApiKeys;
import io.languard.rest.fake.FakeBans;
import io.languard.rest.fake.FakeDiagnosis;
import io.languard.rest.fake.FakeEvents;
import io.languard.rest.fake.FakeLogsAndMetrics;
import io.languard.rest.fake.FakeMissions;
import io.languard.rest.fake.FakeMods;
import io.languard.rest.fake.FakeOverviews;
import io.languard.rest.fake.FakePlayers;
import io.languard.rest.fake.FakeRemoteConsole;
import io.languard.rest.fake.FakeRoutes;
import io.languard.rest.fake.FakeSystem;
import io.languard.rest.fake.FakeTotp;
import io.languard.rest.fake.FakeUsers;
import io.languard.rest.io.ApiJsonCodec;
import io.languard.rest.jaxrs.AccessGuard;
import io.languard.rest.resource.BackgroundResourceProvider;
import io.languard.rest.resource.GameplayResourceProvider;
import io.languard.rest.resource.PlatformResourceProvider;
import io.languard.rest.resource.ResourceProvider;
import io.languard.rest.resource.ServerResourceProvider;
import io.languard.rest.resource.WebhookResourceProvider;
import io.languard.rest.resource.WorldResourceProvider;
import io.languard.service.settings.Setting;
import io.languard.service.settings.SettingView;
import io.languard.service.settings.SettingView.SettingSource;
import io.languard.service.settings.Settings;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.testkit.service.FakeBackups;
import io.languard.testkit.service.FakeConfigImports;
import io.languard.testkit.service.FakeConfigs;
import io.languard.testkit.service.FakeGames;
import io.languard.testkit.service.FakeJobs;
import io.languard.testkit.service.FakeSchedules;
import io.languard.testkit.service.FakeServers;
import io.languard.testkit.service.FakeWebhooks;
import io.languard.testkit.service.FakeWorlds;
import jakarta.servlet.http.HttpServletRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A fixture that runs the whole API over fakes. */
public final class ApiFixture implements AutoCloseable {

    public static final int MAX_UPLOAD_MB = 2;

    private static final String ROUTE = "languard.route";

    private static final String NUMBER = "X-Number";

    private final Map<String, CompletableFuture<Optional<String>>> routes = new ConcurrentHashMap<>();
    private final AtomicInteger sent = new AtomicInteger();

    public Authorizer authorizer = (actor, permission, serverId) ->
            actor.grants().stream().anyMatch(grant -> grant.permissions().contains(permission));
    public final FakeServers servers = new FakeServers();
    public final FakeGames games = new FakeGames();
    public final FakeConfigs configs = new FakeConfigs(servers);
    public final FakeConfigImports imports = new FakeConfigImports(servers);
    public final FakeEvents events = new FakeEvents();
    public final FakeUsers users = new FakeUsers();
    public final FakeApiKeys apiKeys = new FakeApiKeys();
    public final FakeTotp totp = new FakeTotp();
    public final FakeSystem system = new FakeSystem();
    public final FakeDiagnosis diagnosis = new FakeDiagnosis();
    public final FakeMissions missions = new FakeMissions(servers);
    public final FakeMods mods = new FakeMods(servers, games);
    public final FakePlayers players = new FakePlayers(servers);
    public final FakeBans bans = new FakeBans(servers);
    public final FakeRemoteConsole remote = new FakeRemoteConsole(servers);
    public final FakeSchedules schedules = new FakeSchedules(servers);
    public final FakeWorlds worlds = new FakeWorlds();
    public final FakeJobs jobs = new FakeJobs();
    public final FakeBackups backups = new FakeBackups(servers);
    public final FakeWebhooks webhooks = new FakeWebhooks();
    public final FakeLogsAndMetrics records = new FakeLogsAndMetrics(servers);
    public final FakeOverviews overviews = new FakeOverviews(servers, players, records, events);
    public final ApiServlet servlet;
    public final ServletTestServer web;

    public ApiFixture() throws Exception {
        this((userSession, serverId, gameType) -> {
            throw new UnsupportedOperationException();
        });
    }

    public ApiFixture(FakeRoutes.ContextFactory contexts) throws Exception {
        this(contexts, Duration.ofSeconds(30));
    }

    public ApiFixture(FakeRoutes.ContextFactory contexts, Duration adapterTimeLimit) throws Exception {
        Authorizer current = (actor, permission, serverId) -> authorizer.isPermitted(actor, permission, serverId);
        AccessGuard guard = new AccessGuard(current, system);
        servlet = new ApiServlet(
                groups(),
                new RequestAuthenticator(users, users),
                guard,
                new AdapterEndpoint(games, guard, new FakeRoutes(current, servers, games, contexts), adapterTimeLimit));
        web = new ServletTestServer("/api/*", servlet, (request, response, chain) -> {
            request.setAttribute(ROUTE, null);
            chain.doFilter(request, response);
            routes.computeIfAbsent(
                            String.valueOf(((HttpServletRequest) request).getHeader(NUMBER)),
                            number -> new CompletableFuture<>())
                    .complete(Optional.ofNullable((String) request.getAttribute(ROUTE)));
        });
    }

    private List<SettingView> settings(Actor actor) {
        return List.of(
                SettingView.of(Setting.LANGUARD_PORT, "8080", SettingSource.FILE),
                SettingView.of(Setting.LANGUARD_METRICS_TOKEN, "s3cret", SettingSource.ENVIRONMENT));
    }

    /** Returns the resource providers over the fakes. */
    public List<ResourceProvider> groups() {
        Settings settings = new Settings(Map.of("LANGUARD_MAX_UPLOAD_MB", Integer.toString(MAX_UPLOAD_MB)));
        return List.of(
                new PlatformResourceProvider(
                        users,
                        users,
                        apiKeys,
                        totp,
                        games,
                        servers,
                        events,
                        system,
                        servers,
                        diagnosis,
                        this::settings),
                new ServerResourceProvider(
                        settings, servers, overviews, servers, games, configs, imports, missions, mods, backups),
                new GameplayResourceProvider(players, bans, remote, records, records, events, schedules),
                new WorldResourceProvider(worlds, worlds.admin),
                new BackgroundResourceProvider(jobs, backups),
                new WebhookResourceProvider(webhooks));
    }

    /** Returns every resource of the application. */
    public static List<Object> resources() {
        return Stream.of(
                        new PlatformResourceProvider(null, null, null, null, null, null, null, null, null, null, null),
                        new ServerResourceProvider(
                                new Settings(Map.of()), null, null, null, null, null, null, null, null, null),
                        new GameplayResourceProvider(null, null, null, null, null, null, null),
                        new WorldResourceProvider(null, null),
                        new BackgroundResourceProvider(null, null),
                        new WebhookResourceProvider(null))
                .flatMap(group -> group.resources().stream())
                .toList();
    }

    /** Returns the template that the last request was counted under; {@code null} for none. */
    public String route() {
        return routes.computeIfAbsent(sent.toString(), number -> new CompletableFuture<>())
                .orTimeout(5, TimeUnit.SECONDS)
                .join()
                .orElse(null);
    }

    /** A response of the API. */
    public record ApiReply(int status, String body, HttpResponse<String> http) {

        /** Returns the data of the body; fails unless the response is a success. */
        public JsonNode data() {
            assertThat(status).as(body).isBetween(200, 299);
            JsonNode envelope = envelope();
            assertThat(envelope.get("success").booleanValue()).isTrue();
            assertThat(envelope.get("error").isNull()).isTrue();
            return envelope.get("data");
        }

        /** Returns the error code; fails unless the response is an error in the envelope. */
        public String code() {
            JsonNode envelope = envelope();
            assertThat(envelope.get("success").booleanValue()).isFalse();
            assertThat(envelope.has("data")).isTrue();
            assertThat(envelope.get("error").get("message").textValue()).isNotBlank();
            return envelope.get("error").get("code").textValue();
        }

        /** Returns the whole body. */
        public JsonNode envelope() {
            assertThat(http.headers().firstValue("Content-Type").orElse("").replace(" ", ""))
                    .isEqualToIgnoringCase("application/json;charset=utf-8");
            try {
                return ApiJsonCodec.parse(body);
            } catch (JsonProcessingException e) {
                throw new AssertionError(body, e);
            }
        }
    }

    /** Sends a request with the token of a role, {@code null} for none. */
    public ApiReply call(String role, String method, String path, String body) {
        return raw(method, path, body, role == null ? Map.of() : Map.of("Authorization", "Bearer " + role));
    }

    /** Sends a request with these headers and no others. */
    public ApiReply raw(String method, String path, String body, Map<String, String> headers) {
        try {
            Map<String, String> all = new HashMap<>(headers);
            all.put(NUMBER, Integer.toString(sent.incrementAndGet()));
            HttpResponse<String> response = web.send(method, "/api" + path, body, all);
            return new ApiReply(response.statusCode(), response.body(), response);
        } catch (Exception e) {
            throw new AssertionError(method + " " + path, e);
        }
    }

    public ApiReply admin(String method, String path, String body) {
        return call("admin", method, path, body);
    }

    public ApiReply get(String path) {
        return call("viewer", "GET", path, null);
    }

    @Override
    public void close() throws Exception {
        web.close();
        servlet.close();
    }
}
