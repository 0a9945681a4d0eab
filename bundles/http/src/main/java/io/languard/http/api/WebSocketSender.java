package io.languard.http.api;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends on a WebSocket without blocking. The senders of {@code jakarta.websocket} either block until the client has
 * read the data or write every message separately.
 *
 * <p>Available as an attribute of the servlet context, under the name of this interface. Each {@code session} is a
 * {@code jakarta.websocket.Session} of the server that the context belongs to. Thread-safe, but calls for one session
 * must not overlap.
 */
public interface WebSocketSender {

    /**
     * Sends text messages in order, in as few writes as possible, and returns immediately. There is no timeout for a
     * client that does not read; use {@link #abort}.
     *
     * @param messages at least one message in UTF-8; not copied, so it must not be modified
     * @param done called once, on any thread and possibly before this method returns: with {@code null} when everything
     *     was written, otherwise with the cause of the failure
     */
    void send(Object session, List<byte[]> messages, Consumer<@Nullable Throwable> done);

    /** Sends a ping, to which the client responds automatically. Does nothing if it cannot be sent. */
    void ping(Object session);

    /** Closes the connection without a close frame. */
    void abort(Object session);
}
