package io.languard.worlds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** A client that acts as a lobby's mod and as an admin. */
final class LobbyClient {

    static final String KEY = "only-for-this-test";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String root;
    private String token = "";

    LobbyClient(String port) {
        root = "http://127.0.0.1:" + port;
    }

    /** A response; {@code json} is missing if there is no body. */
    record LobbyResponse(int status, String text, JsonNode json) {

        String message() {
            return json.path("message").asText();
        }

        boolean success() {
            return json.path("status").asText().equals("success");
        }
    }

    LobbyResponse add(String player, String name) throws IOException, InterruptedException {
        return post("/baza/add", Map.of("player", player, "name", name));
    }

    LobbyResponse stop(String player) throws IOException, InterruptedException {
        return post("/baza/stop", Map.of("player_identifier", player));
    }

    LobbyResponse cleanup() throws IOException, InterruptedException {
        return post("/baza/admin/cleanup_inactive", Map.of());
    }

    void login(String user, String password) throws IOException, InterruptedException {
        token = api("POST", "/auth/login", Map.of("username", user, "password", password))
                .json()
                .path("data")
                .path("access_token")
                .asText();
    }

    LobbyResponse api(String method, String path, Object body) throws IOException, InterruptedException {
        return send(method, "/api" + path, body);
    }

    LobbyResponse get(String path) throws IOException, InterruptedException {
        return send("GET", path, null);
    }

    private LobbyResponse post(String path, Object body) throws IOException, InterruptedException {
        return send("POST", path, body);
    }

    private LobbyResponse send(String method, String path, Object body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
                .timeout(Duration.ofSeconds(120))
                .header("X-API-Key", KEY)
                .header("Authorization", "Bearer " + token)
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        return new LobbyResponse(
                response.statusCode(),
                response.body(),
                json ? JSON.readTree(response.body()) : MissingNode.getInstance());
    }
}
