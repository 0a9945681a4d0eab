package io.languard.logstore;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The number of matching lines of each chunk for recent queries: clients that turn pages repeat a query, and chunks never
 * change. Safe for use by multiple threads.
 */
final class MatchCountCache {

    private static final int MAX_QUERIES = 32;

    private final Map<Object, Map<Chunk, Integer>> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Map<Chunk, Integer>> eldest) {
            return size() > MAX_QUERIES;
        }
    };

    /** Returns the counts for this query on any page. Chunks that are no longer referenced elsewhere are forgotten. */
    Map<Chunk, Integer> forQuery(int logId, LineQuery query) {
        Object filter = new Key(logId, new LineQuery(query.level(), query.since(), query.search(), 0, 0, query.view()));
        synchronized (known) {
            return known.computeIfAbsent(filter, key -> Collections.synchronizedMap(new WeakHashMap<>()));
        }
    }

    private record Key(int logId, LineQuery query) {}
}
