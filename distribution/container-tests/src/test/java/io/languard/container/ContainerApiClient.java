package io.languard.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A client of the HTTP API. */
final class ContainerApiClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private String token = "";

    ContainerApiClient(String port) {
        base = "http://127.0.0.1:" + port + "/api";
    }

    /** A response. */
    record ContainerApiResponse(int status, String body) {

        JsonNode data() {
            return json().path("data");
        }

        /** Returns the error code; empty if there is none. */
        String code() {
            return json().path("error").path("code").asText();
        }

        private JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(body, e);
            }
        }
    }

    void login(String user, String password) {
        ContainerApiResponse containerApiResponse =
                post("/auth/login", "{\"username\":\"" + user + "\",\"password\":\"" + password + "\"}");
        token = containerApiResponse.data().path("access_token").asText();
    }

    ContainerApiResponse get(String path) {
        return send("GET", path, null).join();
    }

    ContainerApiResponse post(String path, String body) {
        return send("POST", path, body).join();
    }

    ContainerApiResponse put(String path, String body) {
        return send("PUT", path, body).join();
    }

    /** Sends a request without waiting for the response. */
    CompletableFuture<ContainerApiResponse> send(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(response -> new ContainerApiResponse(response.statusCode(), response.body()));
    }
}
