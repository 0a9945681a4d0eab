package io.languard.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A client of the HTTP API with one token. */
public final class ContractApiClient {

    static final ObjectMapper JSON = new ObjectMapper();
    static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Leaves the processor to what is waited for. */
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String root;
    private final String token;

    ContractApiClient(String root, String token) {
        this.root = root;
        this.token = token;
    }

    /** A response; {@code json} is missing if there is no body. */
    public record ContractApiResponse(int status, HttpResponse<byte[]> response, JsonNode json) {

        public JsonNode data() {
            return json.path("data");
        }

        public String code() {
            return json.path("error").path("code").asText();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        @Override
        public String toString() {
            return status + " " + text();
        }
    }

    public String token() {
        return token;
    }

    public ContractApiResponse get(String path) {
        return send("GET", path, null, Map.of());
    }

    public ContractApiResponse post(String path, Object body) {
        return send("POST", path, body, Map.of());
    }

    public ContractApiResponse put(String path, Object body) {
        return send("PUT", path, body, Map.of());
    }

    public ContractApiResponse delete(String path) {
        return send("DELETE", path, null, Map.of());
    }

    /** Sends an object as JSON, or a string unchanged. */
    public ContractApiResponse send(String method, String path, Object body, Map<String, String> headers) {
        BodyPublisher publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(text(body));
        HttpRequest.Builder request = request(method, path, publisher);
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        return send(request.build());
    }

    /** Uploads a file as a form. */
    public ContractApiResponse upload(String path, String fileName, byte[] content) {
        String boundary = "languard-boundary";
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.UTF_8);
        byte[] end = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[start.length + content.length + end.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(content, 0, all, start.length, content.length);
        System.arraycopy(end, 0, all, start.length + content.length, end.length);
        return send(request("POST", path, BodyPublishers.ofByteArray(all))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .build());
    }

    /** Repeats the request until the response matches. */
    public ContractApiResponse await(String path, Predicate<ContractApiResponse> expected) {
        return Awaitility.await(path)
                .atMost(TIMEOUT)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL_INTERVAL)
                .until(() -> get(path), expected);
    }

    private HttpRequest.Builder request(String method, String path, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private static ContractApiResponse send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new ContractApiResponse(response.statusCode(), response, json(response));
        } catch (IOException e) {
            throw new AssertionError(request + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(HttpResponse<byte[]> response) throws IOException {
        boolean isJson = response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("application/json"))
                .isPresent();
        return isJson && response.body().length > 0 ? JSON.readTree(response.body()) : MissingNode.getInstance();
    }

    private static String text(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
