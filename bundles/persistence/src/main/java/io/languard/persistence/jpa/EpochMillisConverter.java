package io.languard.persistence.jpa;

import java.time.Instant;

/** Converts instants to numbers, because not every server preserves fractions of a second in timestamps. */
public final class EpochMillisConverter {

    private EpochMillisConverter() {}

    /** Returns epoch milliseconds; {@code null} for {@code null}. */
    public static Long millis(Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    /** Returns the instant of epoch milliseconds; {@code null} for {@code null}. */
    public static Instant instant(Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
