package io.languard.live;

import java.util.List;
import java.util.function.Consumer;

/** The wire of one connection. Nothing here waits for the client; safe for many threads, except that sends don't overlap. */
interface WebSocketTransport {

    /**
     * Sends messages in order.
     *
     * @param done told once, on any thread and perhaps before this returns: {@code null}, or why they could not be sent
     */
    void send(List<byte[]> messages, Consumer<Throwable> done);

    /** Asks the client's WebSocket for a sign of life. */
    void ping();

    /** Says goodbye; the client is to answer, or {@link #abort} ends it. */
    void close(int code, String reason);

    /** Ends it without a word. */
    void abort();
}
