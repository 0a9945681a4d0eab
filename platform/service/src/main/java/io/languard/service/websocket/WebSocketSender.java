package io.languard.service.websocket;

import java.util.List;
import java.util.function.Consumer;

/**
 * Sends on a WebSocket without ever waiting. The senders of {@code jakarta.websocket} either block until the client has taken
 * what they send, or write every message by itself.
 *
 * <p>Found as an attribute of the servlet context, under the name of this interface. Each {@code session} is a {@code
 * jakarta.websocket.Session} of the server that the context belongs to. Safe for many threads, but one session is sent to by
 * one call at a time.
 */
public interface WebSocketSender {

    /**
     * Sends text messages in order, in as few writes as possible, and returns at once. A client that does not take them is
     * waited for without end: {@link #abort} is for that.
     *
     * @param messages at least one, each in UTF-8; not copied, so not to be changed
     * @param done told once, on any thread and perhaps before this returns: {@code null} when all is on its way, else why not
     */
    void send(Object session, List<byte[]> messages, Consumer<Throwable> done);

    /** Sends a ping, which the client's own WebSocket answers; nothing happens if it can't be sent. */
    void ping(Object session);

    /** Drops the connection without a word. */
    void abort(Object session);
}
