package io.languard.lxc.engine;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.client.WebSocketCoreClient;

/**
 * The engine's own word on what happens to instances (LXD documentation, "Events": {@code GET /1.0/events}, a
 * WebSocket). Nothing that happened before the connection stood is told.
 */
public final class EngineEventClient implements AutoCloseable {

    private static final String LIFECYCLE = "/1.0/events?type=lifecycle";

    private final EngineHttpClient http;
    private final WebSocketCoreClient client;

    /** @param http started already, and stopped by whoever started it */
    public EngineEventClient(EngineHttpClient http) {
        this.http = http;
        this.client = new WebSocketCoreClient(http.client(), new WebSocketComponents());
    }

    /** Must be called before {@link #listen}. */
    public void start() {
        try {
            client.start();
        } catch (Exception e) {
            throw new IllegalStateException("The client of the container engine's events does not start", e);
        }
    }

    @Override
    public void close() {
        try {
            client.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The client of the container engine's events does not stop", e);
        }
    }

    /**
     * Listens until the connection ends. The callbacks run on the connection's thread and must not wait.
     *
     * @param opened called once the connection stands
     * @param changed called with an instance's name after something happened to it
     * @return ends when the connection does, or cannot be made
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
            // Out of reach for now; its reason is told to whoever asks for a world.
            frames.ended().complete(null);
        }
        return frames.ended();
    }
}
