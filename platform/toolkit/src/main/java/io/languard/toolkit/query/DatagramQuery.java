package io.languard.toolkit.query;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Something that is asked in datagrams. Serves one asking; not for many threads. */
public interface DatagramQuery<T> {

    /** What to send now; after a challenge it is another datagram than before. */
    byte[] request();

    /** Takes a datagram that came; the answer, or empty if what is sent next has to fetch it. */
    Optional<T> reply(ByteBuffer datagram);
}
