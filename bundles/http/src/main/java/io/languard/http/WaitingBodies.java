package io.languard.http;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The requests whose small bodies have not arrived completely. They hold no thread, but memory: the buffered part, and
 * in a chunked body any number of trailers, which the parser creates before anything can reject them. If there are too
 * many, the one that has waited longest is answered with 408. Most small bodies arrive together with their header and
 * never wait. Thread-safe.
 */
final class WaitingBodies {

    static final int MAX = 128;

    /** Oldest first. */
    private final Set<RateCheckedRequest> waiting = new LinkedHashSet<>();

    /** Registers a request that begins to wait, or continues to. */
    void add(RateCheckedRequest request) {
        RateCheckedRequest oldest = register(request);
        if (oldest != null) {
            oldest.giveUp();
        }
    }

    private synchronized @Nullable RateCheckedRequest register(RateCheckedRequest request) {
        if (!waiting.add(request) || waiting.size() <= MAX) {
            return null;
        }
        RateCheckedRequest oldest = waiting.iterator().next();
        waiting.remove(oldest);
        return oldest;
    }

    synchronized void remove(RateCheckedRequest request) {
        waiting.remove(request);
    }
}
