package io.languard.service.json;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A codec for times in ISO 8601 format, UTC. */
public final class TimestampCodec {

    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;
    private static final Pattern WRITTEN =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,18}(Z|[ +-][0-9]{2}(:[0-9]{2})?)");

    private TimestampCodec() {}

    /**
     * Formats a time to the second; returns {@code null} for {@code null}. Formatted by hand for speed, because every
     * server has three times.
     */
    public static @Nullable String seconds(@Nullable Instant time) {
        if (time == null) {
            return null;
        }
        long seconds = time.getEpochSecond();
        int second = (int) Math.floorMod(seconds, (long) DAY);
        StringBuilder text = new StringBuilder(20);
        text.append(LocalDate.ofEpochDay(Math.floorDiv(seconds, (long) DAY)));
        twoDigits(text, 'T', second / HOUR);
        twoDigits(text, ':', second % HOUR / MINUTE);
        twoDigits(text, ':', second % MINUTE);
        return text.append('Z').toString();
    }

    /** Formats a time to the millisecond, which is omitted if it is zero. */
    public static String millis(Instant time) {
        return DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.MILLIS));
    }

    /**
     * Parses a time with {@code Z} or an offset; returns empty if it is malformed. An unescaped {@code +} of an offset
     * arrives as a space, because that is its meaning in a query.
     */
    public static Optional<Instant> parse(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static void twoDigits(StringBuilder text, char before, int number) {
        text.append(before).append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
