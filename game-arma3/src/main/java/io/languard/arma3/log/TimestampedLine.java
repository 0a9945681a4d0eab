package io.languard.arma3.log;

import io.languard.toolkit.text.AnsiEscapes;
import io.languard.toolkit.time.LocalStamp;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A line split into timestamp and text. Terminal control sequences before and after the timestamp are dropped.
 *
 * @param stamp {@code null} if the line has no timestamp
 * @param text the text after the timestamp and one blank; it may begin with further blanks
 */
record TimestampedLine(@Nullable LocalStamp stamp, String text) {

    private static final String SHORT = "99:99:99 ";
    private static final String FULL = "9999/99/99, 99:99:99 ";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Parses a line with a short ({@code 3:45:18}), a full ({@code 2021/08/28, 03:49:17}) or no timestamp. */
    static TimestampedLine parse(String raw) {
        String line = AnsiEscapes.stripAround(raw.startsWith(BYTE_ORDER_MARK) ? raw.substring(1) : raw);
        try {
            if (matches(line, SHORT)) {
                return new TimestampedLine(new LocalStamp(null, time(line, 0)), rest(line, SHORT));
            }
            if (matches(line, FULL)) {
                LocalDate date = LocalDate.of(
                        twoDigits(line, 0) * 100 + twoDigits(line, 2), twoDigits(line, 5), twoDigits(line, 8));
                return new TimestampedLine(new LocalStamp(date, time(line, 12)), rest(line, FULL));
            }
        } catch (DateTimeException e) {
            return new TimestampedLine(null, line);
        }
        // Some builds omit the blank before an hour of one digit.
        return line.length() > 1 && line.charAt(1) == ':' && matches(" " + line, SHORT)
                ? parse(" " + line)
                : new TimestampedLine(null, line);
    }

    /** Returns the timestamp of a line; {@code null} if it has none. */
    static @Nullable LocalStamp stampOf(String raw) {
        return parse(raw).stamp();
    }

    private static LocalTime time(String line, int at) {
        return LocalTime.of(twoDigits(line, at), twoDigits(line, at + 3), twoDigits(line, at + 6));
    }

    private static String rest(String line, String prefix) {
        return AnsiEscapes.stripAround(line.substring(prefix.length()));
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
