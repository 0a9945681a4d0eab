package io.languard.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.languard.rest.adapter.RouteCalls;
import io.languard.rest.fake.FakeConfigs;
import io.languard.rest.fake.FakeEvents;
import io.languard.rest.fake.FakeGames;
import io.languard.rest.fake.FakeServers;
import io.languard.rest.fake.FakeSystem;
import io.languard.rest.fake.FakeUsers;
import io.languard.rest.resource.Resources;
import io.languard.rest.wire.Json;
import java.net.http.HttpResponse;
import java.util.Map;

/** The whole API over fakes. */
public final class Api implements AutoCloseable {

    public final FakeServers servers = new FakeServers();
    public final FakeGames games = new FakeGames();
    public final FakeConfigs configs = new FakeConfigs(servers);
    public final FakeEvents events = new FakeEvents();
    public final FakeUsers users = new FakeUsers();
    public final FakeSystem system = new FakeSystem();
    public final ApiServlet servlet;
    public final Web web;

    public Api() throws Exception {
        this((session, serverId, gameType) -> {
            throw new UnsupportedOperationException();
        });
    }

    public Api(RouteCalls calls) throws Exception {
        servlet = new ApiServlet(
                new Resources(servers, servers, games, configs, events, users, users, system), users, system, calls);
        web = new Web("/api/*", servlet);
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
            HttpResponse<String> response = web.send(method, "/api" + path, body, headers);
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
