package io.languard.persistence.log;

import io.languard.api.log.LogLevel;
import io.languard.service.log.LogQuery;
import java.time.Instant;
import java.util.Arrays;

/** Which lines a query wants. Safe for many threads. */
final class LogLineFilter {

    private static final int ANY_LEVEL = -1;
    private static final int UNKNOWN = -1;

    private final int level;
    private final long since;
    private final SubstringMatcher substringMatcher;

    LogLineFilter(LogQuery query) {
        LogLevel wanted = query.level();
        Instant from = query.since();
        level = wanted == null ? ANY_LEVEL : wanted.ordinal();
        since = from == null ? Long.MIN_VALUE : from.toEpochMilli();
        substringMatcher =
                query.search() == null || query.search().isEmpty() ? null : new SubstringMatcher(query.search());
    }

    /** How many lines of a chunk are wanted, if that can be told without reading it; else negative. */
    int count(LogChunk logChunk) {
        ChunkSummary chunkSummary = logChunk.summary();
        int most = level == ANY_LEVEL ? logChunk.lines() : chunkSummary.levels().get(level);
        if (most == 0 || chunkSummary.newest() < since) {
            return 0;
        }
        if (substringMatcher != null) {
            byte[] signature = logChunk.signature();
            return signature == null || NgramFilter.mightContain(signature, substringMatcher) ? UNKNOWN : 0;
        }
        return chunkSummary.oldest() >= since ? most : UNKNOWN;
    }

    /** The positions of the lines that are wanted, in order. */
    int[] matches(LineColumns lineColumns) {
        int[] found = new int[lineColumns.size()];
        int count = 0;
        for (int line = next(lineColumns, 0); line < lineColumns.size(); line = next(lineColumns, line + 1)) {
            if ((level == ANY_LEVEL || lineColumns.level(line) == level) && lineColumns.time(line) >= since) {
                found[count++] = line;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private int next(LineColumns lineColumns, int from) {
        return substringMatcher == null || from >= lineColumns.size() ? from : substringMatcher.next(lineColumns, from);
    }
}
