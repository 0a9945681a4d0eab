package io.languard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A WebSocket client that records the messages it receives. */
final class TestWebSocketClient implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int SECONDS = 10;

    final CompletableFuture<Void> pinged = new CompletableFuture<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final StringBuilder parts = new StringBuilder();
    private final WebSocket socket;

    /** @param headers names and values */
    TestWebSocketClient(int port, String pathAndQuery, String... headers) throws Exception {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        socket = builder.connectTimeout(Duration.ofSeconds(SECONDS))
                .buildAsync(URI.create("ws://127.0.0.1:" + port + pathAndQuery), this)
                .get(SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        parts.append(data);
        if (last) {
            received.add(parts.toString());
            parts.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onPing(WebSocket webSocket, ByteBuffer data) {
        pinged.complete(null);
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.completeExceptionally(error);
    }

    TestWebSocketClient sendText(String text) throws Exception {
        socket.sendText(text, true).get(SECONDS, TimeUnit.SECONDS);
        return this;
    }

    TestWebSocketClient sendFragment(String text, boolean last) throws Exception {
        socket.sendText(text, last).get(SECONDS, TimeUnit.SECONDS);
        return this;
    }

    TestWebSocketClient sendBinary(byte[] bytes) throws Exception {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).get(SECONDS, TimeUnit.SECONDS);
        return this;
    }

    /** Subscribes and waits until the subscription has taken effect. */
    TestWebSocketClient subscribe(String... channels) throws Exception {
        sendText("{\"type\":\"subscribe\",\"channels\":[\"" + String.join("\",\"", channels) + "\"]}");
        return awaitPong();
    }

    /** Sends a ping and expects the pong as the next message. */
    TestWebSocketClient awaitPong() throws Exception {
        sendText("{\"type\":\"ping\"}");
        assertThat(next()).isEqualTo("{\"type\":\"pong\"}");
        return this;
    }

    /** Returns the next message; fails after 10 seconds. */
    String next() throws InterruptedException {
        String message = received.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(message).as("a message within %s s", SECONDS).isNotNull();
        return message;
    }

    /** Returns the code of the next message, which must be an error. */
    String nextError() throws InterruptedException {
        String message = next();
        assertThat(message)
                .startsWith("{\"type\":\"error\",\"error\":{\"code\":\"")
                .contains("\"message\":\"");
        return message.split("\"")[9];
    }

    int closeCode() throws Exception {
        return closed.get(SECONDS, TimeUnit.SECONDS);
    }

    /** Closes with the closing handshake. */
    void sendClose() throws Exception {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(SECONDS, TimeUnit.SECONDS);
    }

    boolean hasNoMessages() {
        return received.isEmpty();
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
