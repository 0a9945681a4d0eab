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

/** A client that keeps what it hears. */
final class TestWebSocketClient implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int SECONDS = 10;

    final CompletableFuture<Void> pinged = new CompletableFuture<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
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
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        parts.append(data);
        if (last) {
            heard.add(parts.toString());
            parts.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onPing(WebSocket from, ByteBuffer data) {
        pinged.complete(null);
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

    /** Subscribes, and waits until it counts. */
    TestWebSocketClient subscribe(String... channels) throws Exception {
        sendText("{\"type\":\"subscribe\",\"channels\":[\"" + String.join("\",\"", channels) + "\"]}");
        return awaitPong();
    }

    /** Asks for a sign that all before has been understood; nothing else may come before it. */
    TestWebSocketClient awaitPong() throws Exception {
        sendText("{\"type\":\"ping\"}");
        assertThat(next()).isEqualTo("{\"type\":\"pong\"}");
        return this;
    }

    /** The next message. */
    String next() throws InterruptedException {
        String message = heard.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(message).as("a message within %s s", SECONDS).isNotNull();
        return message;
    }

    /** The code of the error that comes next. */
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

    /** Closes as the protocol wants it. */
    void sendClose() throws Exception {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(SECONDS, TimeUnit.SECONDS);
    }

    boolean hasNoMessages() {
        return heard.isEmpty();
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
