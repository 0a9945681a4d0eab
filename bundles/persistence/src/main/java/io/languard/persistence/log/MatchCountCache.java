package io.languard.persistence.log;

import io.languard.service.log.LogQuery;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * How many lines of which chunk some queries wanted: who turns pages, or asks again and again, asks for the same, and chunks
 * never change. Safe for many threads.
 */
final class MatchCountCache {

    private static final int MAX_QUERIES = 32;

    private final Map<Object, Map<LogChunk, Integer>> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Map<LogChunk, Integer>> eldest) {
            return size() > MAX_QUERIES;
        }
    };

    /** Of this query, whatever its page; forgets chunks that nobody else knows. */
    Map<LogChunk, Integer> forQuery(int serverId, LogQuery query) {
        Object filter = new Key(serverId, new LogQuery(query.level(), query.since(), query.search(), 0, 0));
        synchronized (known) {
            return known.computeIfAbsent(filter, key -> Collections.synchronizedMap(new WeakHashMap<>()));
        }
    }

    private record Key(int serverId, LogQuery query) {}
}
