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

/** Requests to the engine, on connections that are kept open. Safe for use from many threads. */
public final class EngineHttpClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EngineConnection engineConnection;
    private final String project;
    private final HttpClient client;
    private final EngineConnectionPool engineConnectionPool;

    public EngineHttpClient(EngineSettings access) {
        this.engineConnection = access.createConnection();
        this.project = access.project();
        this.client = engineConnection.client();
        this.engineConnectionPool = new EngineConnectionPool(client);
    }

    /** Must be called before the first request. */
    public void start() {
        try {
            client.start();
            client.getContentDecoderFactories().clear(); // the engine compresses nothing on its socket
        } catch (Exception e) {
            throw new IllegalStateException("The client of the container engine does not start", e);
        }
    }

    @Override
    public void close() {
        engineConnectionPool.close();
        try {
            client.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The client of the container engine does not stop", e);
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

    /** The path, or path and query, as it is asked for in our project. */
    String inProject(String path) {
        return project.equals(EngineSettings.DEFAULT_PROJECT)
                ? path
                : path + (path.indexOf('?') < 0 ? "?" : "&") + "project="
                        + URLEncoder.encode(project, StandardCharsets.UTF_8);
    }

    JsonNode get(String path, Duration limit) {
        return send(HttpMethod.GET, path, null, limit);
    }

    /** Sends a request and gives the answer's envelope, which is not an error's. */
    JsonNode send(HttpMethod method, String path, JsonNode body, Duration limit) {
        return envelope(answer(method, path, body, limit));
    }

    /** What the engine answers with as it stands, where that is no envelope unless it refuses. */
    String text(String path, Duration limit) {
        ContentResponse response = answer(HttpMethod.GET, path, null, limit);
        if (response.getStatus() >= 400) {
            envelope(response);
        }
        return new String(response.getContent(), StandardCharsets.UTF_8);
    }

    private ContentResponse answer(HttpMethod method, String path, JsonNode body, Duration limit) {
        for (int left = engineConnection.endpointCount() - 1; ; left--) {
            URI base = engineConnection.baseUri();
            try {
                return await(base, request(base, method, path, body, limit), limit);
            } catch (NotConnectedException e) {
                // Nothing was sent, so it may be sent to the next member.
                engineConnection.markUnreachable(base);
                if (left <= 0) {
                    throw new EngineException("the container engine is out of reach: " + reason(e.getCause()));
                }
            }
        }
    }

    private Request request(URI base, HttpMethod method, String path, JsonNode body, Duration limit) {
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
            // The request has a limit of its own; this one is for the case that its clock has been stopped.
            return engineConnectionPool.send(request, limit.plusSeconds(1));
        } catch (NotConnectedException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("interrupted while the container engine was working");
        } catch (TimeoutException e) {
            engineConnection.markUnreachable(base);
            throw silent(limit);
        } catch (ExecutionException e) {
            engineConnection.markUnreachable(base);
            if (e.getCause() instanceof TimeoutException) {
                throw silent(limit);
            }
            throw new EngineException("the container engine is out of reach: " + reason(e.getCause()));
        }
    }

    private static EngineException silent(Duration limit) {
        return new EngineException("the container engine did not answer within " + limit.toSeconds() + " s");
    }

    private static String reason(Throwable cause) {
        if (cause instanceof EOFException || cause instanceof ClosedChannelException) {
            return "the connection has ended"; // the client's own words are about its insides
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
                    response.getStatus(), "the container engine's answer is not JSON: HTTP " + response.getStatus());
        }
        if (response.getStatus() >= 400 || envelope.path("type").asText().equals("error")) {
            int code = envelope.path("error_code").asInt(response.getStatus());
            String error = envelope.path("error").asText();
            throw new EngineException(code, error.isBlank() ? "HTTP " + response.getStatus() : error);
        }
        return envelope;
    }
}
