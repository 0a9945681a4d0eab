package io.languard.persistence.jpa;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Converts instants to numbers, because not every server preserves fractions of a second in timestamps. */
public final class EpochMillisConverter {

    private EpochMillisConverter() {}

    /** Returns epoch milliseconds; {@code null} for {@code null}. */
    public static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    /** Returns the instant of epoch milliseconds; {@code null} for {@code null}. */
    public static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
