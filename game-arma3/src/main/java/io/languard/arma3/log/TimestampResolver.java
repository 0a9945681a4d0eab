package io.languard.arma3.log;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Completes times of day with a date: that of the file's name or, for a log that is read while it is written, the
 * nearest day. The game writes local time (Bohemia wiki: Arma 3: Server Config File, timeStampFormat).
 */
final class TimestampResolver {

    private static final Pattern DATE = Pattern.compile("_(\\d{4})-(\\d{2})-(\\d{2})_\\d{2}-\\d{2}-\\d{2}\\.rpt");
    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    private final Clock clock;
    private @Nullable LocalDateTime last;

    TimestampResolver(String fileName, Clock clock) {
        this.clock = clock;
        Matcher date = DATE.matcher(fileName);
        if (date.find()) {
            last = dateOf(number(date, 1), number(date, 2), number(date, 3));
        }
    }

    /** Returns the instant of a time without a date; {@code null} if it is not a valid time. */
    @Nullable
    Instant resolve(int hour, int minute, int second) {
        if (hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        LocalTime time = LocalTime.of(hour, minute, second);
        if (last == null) {
            return nearest(time, LocalDateTime.now(clock))
                    .atZone(clock.getZone())
                    .toInstant();
        }
        LocalDateTime moment = last.with(time);
        if (Duration.between(moment, last).compareTo(HALF_A_DAY) > 0) {
            moment = moment.plusDays(1);
        }
        if (moment.isAfter(last)) {
            last = moment;
        }
        return moment.atZone(clock.getZone()).toInstant();
    }

    /** Returns the instant of a full date and time; {@code null} if it is not valid. */
    @Nullable
    Instant resolve(int year, int month, int day, int hour, int minute, int second) {
        try {
            return LocalDateTime.of(year, month, day, hour, minute, second)
                    .atZone(clock.getZone())
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static LocalDateTime nearest(LocalTime time, LocalDateTime now) {
        LocalDateTime today = now.with(time);
        if (Duration.between(now, today).compareTo(HALF_A_DAY) > 0) {
            return today.minusDays(1);
        }
        return Duration.between(today, now).compareTo(HALF_A_DAY) > 0 ? today.plusDays(1) : today;
    }

    private static @Nullable LocalDateTime dateOf(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day).atStartOfDay();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(Matcher date, int group) {
        return Integer.parseInt(date.group(group));
    }
}
