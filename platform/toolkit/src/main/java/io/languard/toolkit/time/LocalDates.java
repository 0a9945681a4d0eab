package io.languard.toolkit.time;

import io.languard.api.log.LogFile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Determines the date of the first time of day in a file that is about to be read. The file's start may be known, and so is
 * its end: the last timestamp cannot be later than the last change to the file. Not thread-safe.
 */
final class LocalDates {

    private final LogFile file;
    private final @Nullable LocalDateTime start;
    private final Function<String, @Nullable LocalStamp> parser;
    private boolean uncertain;

    LocalDates(LogFile file, @Nullable LocalDateTime start, Function<String, @Nullable LocalStamp> parser) {
        this.file = file;
        this.start = start;
        this.parser = parser;
    }

    /** Returns whether the result of {@link #first} could also be that of another day. */
    boolean isUncertain() {
        return uncertain;
    }

    LocalDateTime first(LocalTime time, Function<Instant, ZoneOffset> zone) {
        LocalDateTime byEnd = byEnd(time, zone);
        if (start == null || file.offset() > 0) {
            return byEnd;
        }
        LocalDateTime byStart = new DayCounter(start).complete(time);
        ZoneOffset offset = zone.apply(file.writtenBefore());
        if (byStart.toInstant(offset).isAfter(file.writtenBefore().plus(LocalTimeReader.TOLERANCE))) {
            return byEnd;
        }
        uncertain = !byStart.equals(byEnd);
        return byStart;
    }

    private LocalDateTime byEnd(LocalTime time, Function<Instant, ZoneOffset> zone) {
        Instant end = file.writtenBefore();
        ZoneOffset offset = zone.apply(end);
        StampScan scan = StampScan.of(file.path(), file.offset(), parser);
        if (scan == null || !scan.first().equals(time)) {
            return latest(time, end, offset);
        }
        if (scan.lastDate() != null) {
            LocalDateTime byDate = scan.lastDate().minusDays(scan.days()).atTime(time);
            Instant instant = byDate.toInstant(offset);
            if (!instant.isAfter(end) && !instant.isBefore(file.writtenAfter().minus(Duration.ofDays(1)))) {
                return byDate;
            }
            uncertain = true; // a date in some text
            return latest(time, end, offset);
        }
        LocalDateTime first = latest(scan.last(), end, offset)
                .toLocalDate()
                .minusDays(scan.days())
                .atTime(time);
        Instant instant = first.toInstant(offset);
        // With a whole day to spare, it may have passed without a line anywhere between the two.
        boolean spare = scan.stamps() > 1
                && !instant.minus(Duration.ofDays(1))
                        .isBefore(file.writtenAfter().minus(LocalTimeReader.TOLERANCE));
        uncertain = spare || instant.isBefore(file.writtenAfter().minus(Duration.ofHours(12)));
        return first;
    }

    /** Returns the latest local time with a time of day that is not after an instant. */
    private static LocalDateTime latest(LocalTime time, Instant end, ZoneOffset offset) {
        LocalDate day = LocalDate.ofInstant(end, offset);
        LocalDateTime local = day.atTime(time);
        return local.toInstant(offset).isAfter(end.plus(LocalTimeReader.TOLERANCE)) ? local.minusDays(1) : local;
    }
}
