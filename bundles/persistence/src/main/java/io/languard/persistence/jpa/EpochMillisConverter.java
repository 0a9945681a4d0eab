package io.languard.persistence.jpa;

import java.time.Instant;

/** Times as numbers: sub-second timestamps do not survive every server. */
public final class EpochMillisConverter {

    private EpochMillisConverter() {}

    /** Epoch milliseconds; {@code null} for {@code null}. */
    public static Long millis(Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    /** The time of these epoch milliseconds; {@code null} for {@code null}. */
    public static Instant instant(Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
