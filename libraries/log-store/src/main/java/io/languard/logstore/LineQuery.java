package io.languard.logstore;

import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Selects lines of a log and one page of them.
 *
 * @param level exactly this level, or {@link #ANY_LEVEL}
 * @param since the earliest time, inclusive; {@code null} for any
 * @param search a literal text that the message contains, ignoring case; {@code null} or empty for any
 * @param limit the maximum number of lines to return
 * @param offset the number of newer matching lines to skip
 * @param view maps a message to the part that the reader may see, and returns the same object if that is all of it.
 *     Both the search and the result use it; {@code null} if the reader may see everything. Should be a constant, since
 *     counts of matches are cached by it
 */
public record LineQuery(
        int level,
        @Nullable Instant since,
        @Nullable String search,
        int limit,
        int offset,
        @Nullable UnaryOperator<String> view) {

    /** Matches lines of every level. */
    public static final int ANY_LEVEL = -1;

    /** Creates a query of a reader who may see everything. */
    public LineQuery(int level, @Nullable Instant since, @Nullable String search, int limit, int offset) {
        this(level, since, search, limit, offset, null);
    }

    /** Returns the line as the reader sees it. */
    StoredLine visible(StoredLine line) {
        if (view == null) {
            return line;
        }
        String message = view.apply(line.message());
        return message.equals(line.message()) ? line : new StoredLine(line.id(), line.time(), line.level(), message);
    }
}
