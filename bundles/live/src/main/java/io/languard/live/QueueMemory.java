package io.languard.live;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that the send queues of all connections share, beyond a small share that each of them always has. The
 * limits of one queue times the number of connections would exceed the heap. Thread-safe.
 */
final class QueueMemory {

    /** The memory that a queue may use without asking: a client that reads loses nothing because of others. */
    static final int OWN_BYTES = 48 * 1024;

    static final long MAX_SHARED_BYTES = 24L * 1024 * 1024;

    private final AtomicLong shared = new AtomicLong();

    /** Reserves memory; returns {@code false} if too much is in use. */
    boolean tryReserve(long bytes) {
        if (shared.addAndGet(bytes) <= MAX_SHARED_BYTES) {
            return true;
        }
        shared.addAndGet(-bytes);
        return false;
    }

    void release(long bytes) {
        shared.addAndGet(-bytes);
    }

    /** Returns the number of bytes that are reserved. */
    long reserved() {
        return shared.get();
    }
}
