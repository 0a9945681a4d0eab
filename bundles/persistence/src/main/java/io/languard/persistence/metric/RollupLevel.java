package io.languard.persistence.metric;

/**
 * What a row of {@code metrics} stands for. Every measurement is at each moment part of exactly one row of {@link #SAMPLE},
 * {@link #MINUTE} and {@link #HOUR}; the other two hold what the next coarser one has taken in, for who asks for more detail.
 * A measurement that comes late is taken in late: into a second row of the same minute, which weighs what it holds.
 */
enum RollupLevel {
    SAMPLE(1),
    SAMPLE_ROLLED_UP(1),
    MINUTE(60_000),
    MINUTE_ROLLED_UP(60_000),
    HOUR(3_600_000);

    /** Milliseconds that a row covers, from its time on. */
    final long spanMillis;

    RollupLevel(long span) {
        this.spanMillis = span;
    }

    /** The start of the span that holds this moment. */
    long floor(long millis) {
        return Math.floorDiv(millis, spanMillis) * spanMillis;
    }
}
