package io.languard.toolkit.query;

import java.nio.ByteBuffer;
import java.util.Optional;

/** A query over datagrams. An instance serves one request and is not thread-safe. */
public interface DatagramQuery<T> {

    /** Returns the datagram to send next, which changes after a challenge. */
    byte[] request();

    /**
     * Processes a received datagram.
     *
     * @return the reply; empty if it is incomplete or the next {@link #request()} must be sent first
     */
    Optional<T> reply(ByteBuffer datagram);
}
