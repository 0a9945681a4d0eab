package io.languard.lxc.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.languard.lxc.engine.EngineConnectionPool.NotConnectedException;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.StringRequestContent;
import org.eclipse.jetty.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/** A client for the engine's REST API that uses persistent connections. Safe for use by multiple threads. */
public final class EngineHttpClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EngineConnection engineConnection;
    private final String project;
    private final HttpClient client;
    private final EngineConnectionPool engineConnectionPool;

    public EngineHttpClient(EngineSettings settings) {
        this.engineConnection = settings.createConnection();
        this.project = settings.project();
        this.client = engineConnection.client();
        this.engineConnectionPool = new EngineConnectionPool(client);
    }

    /** Must be called before the first request. */
    public void start() {
        try {
            client.start();
            client.getContentDecoderFactories().clear(); // the engine does not compress responses
        } catch (Exception e) {
            throw new IllegalStateException("Failed to start the client for the container engine", e);
        }
    }

    @Override
    public void close() {
        engineConnectionPool.close();
        try {
            client.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Failed to stop the client for the container engine", e);
        }
    }

    HttpClient client() {
        return client;
    }

    EngineConnection connection() {
        return engineConnection;
    }

    String project() {
        return project;
    }

    /** Adds the project to a path or a path with a query. */
    String inProject(String path) {
        return project.equals(EngineSettings.DEFAULT_PROJECT)
                ? path
                : path + (path.indexOf('?') < 0 ? "?" : "&") + "project="
                        + URLEncoder.encode(project, StandardCharsets.UTF_8);
    }

    JsonNode get(String path, Duration limit) {
        return send(HttpMethod.GET, path, null, limit);
    }

    /** Sends a request and returns the envelope of the response; throws if it is an error. */
    JsonNode send(HttpMethod method, String path, @Nullable JsonNode body, Duration limit) {
        return envelope(exchange(method, path, body, limit));
    }

    /** Returns the raw response of an endpoint that sends an envelope only for errors. */
    String text(String path, Duration limit) {
        ContentResponse response = exchange(HttpMethod.GET, path, null, limit);
        if (response.getStatus() >= 400) {
            envelope(response);
        }
        return new String(response.getContent(), StandardCharsets.UTF_8);
    }

    private ContentResponse exchange(HttpMethod method, String path, @Nullable JsonNode body, Duration limit) {
        for (int remaining = engineConnection.endpointCount() - 1; ; remaining--) {
            URI base = engineConnection.baseUri();
            try {
                return await(base, request(base, method, path, body, limit), limit);
            } catch (NotConnectedException e) {
                // Nothing was sent, so the request can be sent to the next member.
                engineConnection.markUnreachable(base);
                if (remaining <= 0) {
                    throw new EngineException("the container engine is unreachable: " + reason(e));
                }
            }
        }
    }

    private Request request(URI base, HttpMethod method, String path, @Nullable JsonNode body, Duration limit) {
        Request request = client.newRequest(URI.create(base + inProject(path)))
                .method(method)
                .timeout(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (body != null) {
            request.body(new StringRequestContent("application/json", body.toString(), StandardCharsets.UTF_8));
        }
        return request;
    }

    private ContentResponse await(URI base, Request request, Duration limit) throws NotConnectedException {
        try {
            // The request has a timeout of its own; this one applies if the client's scheduler has been stopped.
            return engineConnectionPool.send(request, limit.plusSeconds(1));
        } catch (NotConnectedException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("interrupted while the container engine was working");
        } catch (TimeoutException e) {
            engineConnection.markUnreachable(base);
            throw noResponse(limit);
        } catch (ExecutionException e) {
            engineConnection.markUnreachable(base);
            if (e.getCause() instanceof TimeoutException) {
                throw noResponse(limit);
            }
            throw new EngineException("the container engine is unreachable: " + reason(e));
        }
    }

    private static EngineException noResponse(Duration limit) {
        return new EngineException("the container engine did not respond within " + limit.toSeconds() + " s");
    }

    private static String reason(ExecutionException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof EOFException || cause instanceof ClosedChannelException) {
            return "the connection was closed"; // the client's own message describes its internals
        }
        String text = cause.getMessage();
        return text == null || text.isBlank() ? cause.getClass().getSimpleName() : text;
    }

    /** LXD documentation, "Return values": standard, background operation, error. */
    private static JsonNode envelope(ContentResponse response) {
        JsonNode envelope;
        try {
            envelope = JSON.readTree(response.getContent());
        } catch (IOException e) {
            throw new EngineException(
                    response.getStatus(),
                    "the container engine sent a response that is not JSON: HTTP " + response.getStatus());
        }
        if (response.getStatus() >= 400 || envelope.path("type").asText().equals("error")) {
            int code = envelope.path("error_code").asInt(response.getStatus());
            String error = envelope.path("error").asText();
            throw new EngineException(code, error.isBlank() ? "HTTP " + response.getStatus() : error);
        }
        return envelope;
    }
}
