package io.languard.persistence.log;

import io.languard.api.log.LogLevel;
import io.languard.ports.log.LogQuery;
import java.time.Instant;
import java.util.Arrays;

/** Which lines a query wants. Safe for many threads. */
final class Filter {

    private static final int ANY_LEVEL = -1;
    private static final int UNKNOWN = -1;

    private final int level;
    private final long since;
    private final Needle needle;

    Filter(LogQuery query) {
        LogLevel wanted = query.level();
        Instant from = query.since();
        level = wanted == null ? ANY_LEVEL : wanted.ordinal();
        since = from == null ? Long.MIN_VALUE : from.toEpochMilli();
        needle = query.search() == null || query.search().isEmpty() ? null : new Needle(query.search());
    }

    /** How many lines of a chunk are wanted, if that can be told without reading it; else negative. */
    int count(Chunk chunk) {
        Summary summary = chunk.summary();
        int most = level == ANY_LEVEL ? chunk.lines() : summary.levels().get(level);
        if (most == 0 || summary.newest() < since) {
            return 0;
        }
        if (needle != null) {
            byte[] signature = chunk.signature();
            return signature == null || Signature.mayHold(signature, needle) ? UNKNOWN : 0;
        }
        return summary.oldest() >= since ? most : UNKNOWN;
    }

    /** The positions of the lines that are wanted, in order. */
    int[] matches(Lines lines) {
        int[] found = new int[lines.size()];
        int count = 0;
        for (int line = next(lines, 0); line < lines.size(); line = next(lines, line + 1)) {
            if ((level == ANY_LEVEL || lines.level(line) == level) && lines.time(line) >= since) {
                found[count++] = line;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private int next(Lines lines, int from) {
        return needle == null || from >= lines.size() ? from : needle.next(lines, from);
    }
}
