package io.languard.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A WebSocket client that stores received messages. */
final class SocketClient implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private WebSocket socket;

    static SocketClient open(PlatformUnderTest platformUnderTest, String server, String token) {
        SocketClient client = new SocketClient();
        client.socket = HTTP.newWebSocketBuilder()
                .buildAsync(URI.create(platformUnderTest.socketRoot() + server + "?token=" + token), client)
                .join();
        return client;
    }

    /** Returns the status of a refused handshake. */
    static int refusal(PlatformUnderTest platformUnderTest, String server, String token, String origin) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        if (origin != null) {
            builder.header("Origin", origin);
        }
        try {
            builder.buildAsync(
                            URI.create(platformUnderTest.socketRoot() + server + "?token=" + token),
                            new WebSocket.Listener() {})
                    .join()
                    .abort();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    SocketClient send(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    /** Subscribes, and returns when the subscription is effective. */
    SocketClient subscribe(String channels) {
        send("{\"type\":\"subscribe\",\"channels\":[" + channels + "]}");
        send("{\"type\":\"ping\"}");
        await(message -> message.path("type").asText().equals("pong"));
        return this;
    }

    JsonNode await(String type) {
        return await(message -> message.path("type").asText().equals(type));
    }

    /** Returns the next matching message and discards others. */
    JsonNode await(Predicate<JsonNode> right) {
        long end = System.nanoTime() + ContractApiClient.TIMEOUT.toNanos();
        try {
            while (true) {
                JsonNode next = messages.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    throw new AssertionError("expected message not received");
                }
                if (right.test(next)) {
                    return next;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    CompletableFuture<Integer> closed() {
        return closed;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            try {
                messages.add(ContractApiClient.JSON.readTree(part.toString()));
            } catch (IOException e) {
                closed.completeExceptionally(e);
            }
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.completeExceptionally(error);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
