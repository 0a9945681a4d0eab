package io.languard.benchmark;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/**
 * A line of a game's log that says which one it is and when it was written.
 *
 * @param number 0 for the first line, 1 for the second
 * @param micros when it was written, as {@link #clock}
 */
record StampedLine(long number, long micros) {

    private static final byte[] NUMBER = "number=".getBytes(StandardCharsets.US_ASCII);
    private static final String MICROS = " written=";

    /** Returns the microseconds since the epoch. All processes of the machine read the same clock. */
    static long clock() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /** Returns the bytes of the line, with its end. */
    byte[] bytes() {
        return ("12:00:05 a line of usual length, number=" + number + MICROS + micros + ".\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns the line in this part of the bytes, which may contain other text before and after it. */
    static Optional<StampedLine> find(byte[] bytes, int from, int length) {
        for (int at = from; at <= from + length - NUMBER.length; at++) {
            if (Arrays.equals(bytes, at, at + NUMBER.length, NUMBER, 0, NUMBER.length)) {
                int number = at + NUMBER.length;
                int micros = digitsEnd(bytes, number) + MICROS.length();
                return Optional.of(new StampedLine(number(bytes, number), number(bytes, micros)));
            }
        }
        return Optional.empty();
    }

    private static long number(byte[] bytes, int from) {
        long number = 0;
        for (int at = from; at < digitsEnd(bytes, from); at++) {
            number = 10 * number + bytes[at] - '0';
        }
        return number;
    }

    private static int digitsEnd(byte[] bytes, int from) {
        int at = from;
        while (bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }
}
