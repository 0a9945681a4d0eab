package io.languard.core.log;

import io.languard.api.log.LogItem;
import io.languard.core.ResponseSize;
import org.jspecify.annotations.Nullable;

/** Limits the size of single log items, which are held in memory until they are stored and sent to clients. */
public final class LogItemLimiter {

    /** The maximum number of characters of a log entry; a line of a file is not longer either. */
    static final int MAX_MESSAGE = 64 * 1024;

    /** The maximum number of characters of any other item. */
    static final int MAX_CHARACTERS = 8 * 1024;

    static final int MAX_ELEMENTS = 1_000;

    private LogItemLimiter() {}

    /** Returns the item, or a truncated log entry; {@code null} for a player or an event beyond the limits. */
    public static @Nullable LogItem limit(LogItem item) {
        if (item instanceof LogItem.LogEntry entry) {
            return truncate(entry);
        }
        try {
            new ResponseSize(MAX_ELEMENTS, MAX_CHARACTERS).add(item);
            return item;
        } catch (ResponseSize.ExceededException e) {
            return null;
        }
    }

    /** Returns the entry, truncated if it is too long. */
    static LogItem.LogEntry truncate(LogItem.LogEntry entry) {
        int length = entry.message().length();
        return length <= MAX_MESSAGE
                ? entry
                : new LogItem.LogEntry(
                        entry.time(),
                        entry.level(),
                        entry.message().substring(0, MAX_MESSAGE) + "\u2026 (" + (length - MAX_MESSAGE)
                                + " more characters)");
    }
}
