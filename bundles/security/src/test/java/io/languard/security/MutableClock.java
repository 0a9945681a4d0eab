package io.languard.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that advances only when told to. */
public final class MutableClock extends Clock {

    private volatile Instant now = Instant.parse("2026-04-16T10:00:00.250Z");

    public void advance(Duration by) {
        now = now.plus(by);
    }

    /** As {@link System#nanoTime}. */
    public long nanoTime() {
        return Duration.between(Instant.EPOCH, now).toNanos();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
