package io.languard.live;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Formats timestamps as in the HTTP API: ISO 8601, UTC. */
final class MessageTimestamps {

    private MessageTimestamps() {}

    /** Returns the time truncated to seconds; {@code null} for {@code null}. */
    static @Nullable String seconds(@Nullable Instant time) {
        return time == null ? null : DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Returns the time truncated to milliseconds, which are omitted if zero. */
    static String millis(Instant time) {
        return DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.MILLIS));
    }
}
