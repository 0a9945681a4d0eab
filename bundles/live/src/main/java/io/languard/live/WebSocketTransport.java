package io.languard.live;

import java.util.List;
import java.util.function.Consumer;

/**
 * The transport of one connection. No method blocks. Thread-safe, except that calls of {@link #send} must not
 * overlap.
 */
interface WebSocketTransport {

    /**
     * Sends messages in order.
     *
     * @param done called once with {@code null} or the cause of the failure, on any thread and possibly before this
     *     method returns
     */
    void send(List<byte[]> messages, Consumer<Throwable> done);

    /** Sends a ping. */
    void ping();

    /** Starts the closing handshake. If the client does not respond, call {@link #abort}. */
    void close(int code, String reason);

    /** Drops the connection without a closing handshake. */
    void abort();
}
