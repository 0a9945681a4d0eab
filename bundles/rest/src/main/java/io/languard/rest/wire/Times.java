package io.languard.rest.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times as clients see them: ISO 8601, UTC. */
public final class Times {

    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;

    private Times() {}

    /** To the second; {@code null} for none. By hand, because every server has three of them. */
    public static String seconds(Instant time) {
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

    /** To the millisecond, which is left out where it is zero; {@code null} for none. */
    public static String millis(Instant time) {
        return time == null ? null : DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.MILLIS));
    }

    private static void twoDigits(StringBuilder text, char before, int number) {
        text.append(before).append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
