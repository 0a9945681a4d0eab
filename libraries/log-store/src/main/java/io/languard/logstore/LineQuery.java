package io.languard.logstore;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Selects lines of a log and one page of them.
 *
 * @param level exactly this level, or {@link #ANY_LEVEL}
 * @param since the earliest time, inclusive; {@code null} for any
 * @param search a literal text that the message contains, ignoring case; {@code null} or empty for any
 * @param limit the maximum number of lines to return
 * @param offset the number of newer matching lines to skip
 */
public record LineQuery(int level, @Nullable Instant since, @Nullable String search, int limit, int offset) {

    /** Matches lines of every level. */
    public static final int ANY_LEVEL = -1;
}
