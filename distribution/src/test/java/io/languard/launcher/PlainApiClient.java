package io.languard.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A client of the HTTP API with minimal support for JSON. */
final class PlainApiClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /** Leaves the processor to what is waited for. */
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private String token = "";

    PlainApiClient(String port) {
        this(port, "/api");
    }

    private PlainApiClient(String port, String path) {
        base = "http://127.0.0.1:" + port + path;
    }

    /** Returns a client whose paths are relative to the root instead of the API. */
    static PlainApiClient ofRoot(String port) {
        return new PlainApiClient(port, "");
    }

    /** A response. */
    record PlainApiResponse(int status, String body) {

        /** Returns the first field with this name anywhere in the body. */
        String field(String name) {
            Matcher matcher = Pattern.compile("\"" + name + "\":\"?([^\",}]*)").matcher(body);
            return matcher.find() ? matcher.group(1) : null;
        }
    }

    void login(String user, String password) throws IOException, InterruptedException {
        PlainApiResponse plainApiResponse =
                send("POST", "/auth/login", "{\"username\":\"" + user + "\",\"password\":\"" + password + "\"}");
        token = plainApiResponse.field("access_token");
    }

    /** Returns the token of the last login. */
    String token() {
        return token;
    }

    PlainApiResponse get(String path) throws IOException, InterruptedException {
        return send("GET", path, null);
    }

    PlainApiResponse post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body);
    }

    PlainApiResponse put(String path, String body) throws IOException, InterruptedException {
        return send("PUT", path, body);
    }

    /** Repeats the request until the response matches; fails with the last response otherwise. */
    PlainApiResponse await(String path, Predicate<PlainApiResponse> expected) {
        return Awaitility.await(path)
                .atMost(TIMEOUT)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL_INTERVAL)
                .until(() -> get(path), expected);
    }

    private PlainApiResponse send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new PlainApiResponse(response.statusCode(), response.body());
    }
}
