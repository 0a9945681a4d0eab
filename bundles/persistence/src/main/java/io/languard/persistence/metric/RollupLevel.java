package io.languard.persistence.metric;

/**
 * The aggregation level of a row of {@code metrics}. At any time, every measurement is part of exactly one row of
 * {@link #SAMPLE}, {@link #MINUTE} or {@link #HOUR}; the other two levels retain rows that were already rolled up
 * into the next coarser level, for queries of higher resolution. A late measurement is rolled up late into a second
 * row of the same minute, which is weighted by its number of measurements.
 */
enum RollupLevel {
    SAMPLE(1),
    SAMPLE_ROLLED_UP(1),
    MINUTE(60_000),
    MINUTE_ROLLED_UP(60_000),
    HOUR(3_600_000);

    /** The period that a row covers from its time on, in milliseconds. */
    final long spanMillis;

    RollupLevel(long spanMillis) {
        this.spanMillis = spanMillis;
    }

    /** Returns the start of the period that contains this time, in epoch milliseconds. */
    long floor(long millis) {
        return Math.floorDiv(millis, spanMillis) * spanMillis;
    }
}
