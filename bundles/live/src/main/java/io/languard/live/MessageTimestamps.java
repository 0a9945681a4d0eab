package io.languard.live;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times as clients see them, the same as in the HTTP API: ISO 8601, UTC. */
final class MessageTimestamps {

    private MessageTimestamps() {}

    /** To the second; {@code null} for none. */
    static String seconds(Instant time) {
        return time == null ? null : DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS));
    }

    /** To the millisecond, which is left out where it is zero; {@code null} for none. */
    static String millis(Instant time) {
        return time == null ? null : DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.MILLIS));
    }
}
