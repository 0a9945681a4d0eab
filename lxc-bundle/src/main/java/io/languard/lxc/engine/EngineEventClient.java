package io.languard.lxc.engine;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.client.WebSocketCoreClient;

/**
 * A client for the engine's lifecycle events (LXD documentation, "Events": {@code GET /1.0/events}, a WebSocket).
 * Events from before the connection was established are not delivered.
 */
public final class EngineEventClient implements AutoCloseable {

    private static final String LIFECYCLE = "/1.0/events?type=lifecycle";

    private final EngineHttpClient http;
    private final WebSocketCoreClient client;

    /** @param http a started client; its owner stops it */
    public EngineEventClient(EngineHttpClient http) {
        this.http = http;
        // Without this executor, the components would start eight threads of their own.
        WebSocketComponents components = new WebSocketComponents(
                null, null, null, null, null, http.client().getExecutor());
        this.client = new WebSocketCoreClient(http.client(), components);
    }

    /** Must be called before {@link #listen}. */
    public void start() {
        try {
            client.start();
        } catch (Exception e) {
            throw new IllegalStateException("Failed to start the client for the container engine's events", e);
        }
    }

    @Override
    public void close() {
        try {
            client.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Failed to stop the client for the container engine's events", e);
        }
    }

    /**
     * Listens until the connection ends. The callbacks run on the connection's thread and must not block.
     *
     * @param opened called when the connection has been established
     * @param changed called with the name of an instance after it has changed
     * @return completes when the connection ends or cannot be established
     */
    public CompletableFuture<Void> listen(Runnable opened, Consumer<String> changed) {
        EventFrameHandler frames = new EventFrameHandler(opened, changed, http.project());
        try {
            URI base = http.connection().baseUri();
            URI events = URI.create(base.toString().replaceFirst("http", "ws") + http.inProject(LIFECYCLE));
            client.connect(frames, events).whenComplete((CoreSession session, Throwable failure) -> {
                if (failure != null) {
                    http.connection().markUnreachable(base);
                    frames.ended().complete(null);
                }
            });
        } catch (Exception e) {
            // The engine is unreachable; the reason is reported to the next request for a world.
            frames.ended().complete(null);
        }
        return frames.ended();
    }
}
