package io.languard.logstore;

import java.time.Instant;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Decides which lines match a query. Safe for use by multiple threads. */
final class LineFilter {

    private static final int UNKNOWN = -1;

    private final int level;
    private final long since;
    private final @Nullable SubstringMatcher substringMatcher;
    private final @Nullable UnaryOperator<String> view;

    LineFilter(LineQuery query) {
        Instant from = query.since();
        level = query.level();
        view = query.view();
        since = from == null ? Long.MIN_VALUE : from.toEpochMilli();
        substringMatcher =
                query.search() == null || query.search().isEmpty() ? null : new SubstringMatcher(query.search());
    }

    /** Returns the number of matching lines if the chunk need not be read for that; otherwise a negative number. */
    int count(Chunk chunk) {
        ChunkSummary chunkSummary = chunk.summary();
        int most = level == LineQuery.ANY_LEVEL
                ? chunk.lines()
                : chunkSummary.levels().get(level);
        if (most == 0 || chunkSummary.newest() < since) {
            return 0;
        }
        if (substringMatcher != null) {
            byte[] filter = chunk.filter();
            return filter == null || NgramFilter.mightContain(filter, substringMatcher) ? UNKNOWN : 0;
        }
        return chunkSummary.oldest() >= since ? most : UNKNOWN;
    }

    /** Returns the indexes of the matching lines in ascending order. */
    int[] matches(LineColumns lineColumns) {
        int[] found = new int[lineColumns.size()];
        int count = 0;
        for (int line = next(lineColumns, 0); line < lineColumns.size(); line = next(lineColumns, line + 1)) {
            if ((level == LineQuery.ANY_LEVEL || lineColumns.level(line) == level)
                    && lineColumns.time(line) >= since
                    && isVisibleMatch(lineColumns, line)) {
                found[count++] = line;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** Returns whether the text that was found is in the part of the message that the reader may see. */
    private boolean isVisibleMatch(LineColumns lineColumns, int line) {
        if (substringMatcher == null || view == null) {
            return true;
        }
        String message = lineColumns.message(line);
        String visible = view.apply(message);
        return visible.equals(message) || substringMatcher.matches(visible);
    }

    private int next(LineColumns lineColumns, int from) {
        return substringMatcher == null || from >= lineColumns.size() ? from : substringMatcher.next(lineColumns, from);
    }
}
