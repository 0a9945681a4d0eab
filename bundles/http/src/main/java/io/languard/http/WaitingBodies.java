package io.languard.http;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The requests whose small bodies have not arrived completely. They hold no thread, but memory: the buffered part, and
 * in a chunked body any number of trailers, which the parser creates before anything can reject them. If there are too
 * many, the one that has waited longest is rejected with 408. Most small bodies arrive together with their header and
 * never wait. Thread-safe.
 */
final class WaitingBodies {

    static final int MAX_WAITING = 128;

    /** A body that has not arrived completely. */
    interface WaitingBody {

        /** Ends the current wait for the client, if any, as if its time were over. */
        void giveUp();
    }

    /** Oldest first. */
    private final Set<WaitingBody> waiting = new LinkedHashSet<>();

    /** Registers a request that begins to wait, or continues to. */
    void add(WaitingBody request) {
        WaitingBody oldest = register(request);
        if (oldest != null) {
            oldest.giveUp();
        }
    }

    private synchronized @Nullable WaitingBody register(WaitingBody request) {
        if (!waiting.add(request) || waiting.size() <= MAX_WAITING) {
            return null;
        }
        WaitingBody oldest = waiting.iterator().next();
        waiting.remove(oldest);
        return oldest;
    }

    synchronized void remove(WaitingBody request) {
        waiting.remove(request);
    }
}
