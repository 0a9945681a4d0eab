package io.languard.rest.wire;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times as clients see them: ISO 8601, UTC. */
public final class Times {

    private Times() {}

    /** To the second; {@code null} for none. */
    public static String seconds(Instant time) {
        return time == null ? null : DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS));
    }

    /** To the millisecond, which is left out where it is zero; {@code null} for none. */
    public static String millis(Instant time) {
        return time == null ? null : DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.MILLIS));
    }
}
