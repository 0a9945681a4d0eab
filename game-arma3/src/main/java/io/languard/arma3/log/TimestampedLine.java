package io.languard.arma3.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line split into timestamp and text.
 *
 * @param time {@code null} if the line has no timestamp
 * @param text the text after the timestamp and one blank; it may begin with further blanks
 */
record TimestampedLine(@Nullable Instant time, String text) {

    private static final String SHORT = "99:99:99 ";
    private static final String FULL = "9999/99/99, 99:99:99 ";

    /** Parses a line with a short ({@code 3:45:18}), a full ({@code 2021/08/28, 03:49:17}) or no timestamp. */
    static TimestampedLine parse(String line, TimestampResolver clock) {
        if (matches(line, SHORT)) {
            return parse(
                    line, clock.resolve(twoDigits(line, 0), twoDigits(line, 3), twoDigits(line, 6)), SHORT.length());
        }
        if (matches(line, FULL)) {
            Instant time = clock.resolve(
                    twoDigits(line, 0) * 100 + twoDigits(line, 2),
                    twoDigits(line, 5),
                    twoDigits(line, 8),
                    twoDigits(line, 12),
                    twoDigits(line, 15),
                    twoDigits(line, 18));
            return parse(line, time, FULL.length());
        }
        // Some builds omit the blank before an hour of one digit.
        return line.length() > 1 && line.charAt(1) == ':' && matches(" " + line, SHORT)
                ? parse(" " + line, clock)
                : new TimestampedLine(null, line);
    }

    private static TimestampedLine parse(String line, @Nullable Instant time, int prefix) {
        return time == null ? new TimestampedLine(null, line) : new TimestampedLine(time, line.substring(prefix));
    }

    private static boolean matches(String line, String shape) {
        if (line.length() < shape.length()) {
            return false;
        }
        for (int index = 0; index < shape.length(); index++) {
            char c = line.charAt(index);
            boolean fits = shape.charAt(index) == '9'
                    ? c >= '0' && c <= '9' || index == 0 && c == ' '
                    : c == shape.charAt(index);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static int twoDigits(String line, int at) {
        int tens = line.charAt(at) == ' ' ? 0 : line.charAt(at) - '0';
        return tens * 10 + line.charAt(at + 1) - '0';
    }
}
