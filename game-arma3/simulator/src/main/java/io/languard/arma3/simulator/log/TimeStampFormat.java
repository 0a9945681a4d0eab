package io.languard.arma3.simulator.log;

import java.time.LocalDateTime;

/** The values of {@code timeStampFormat} ("Bohemia wiki: Arma 3: Server Config File") and the prefix each one gives. */
public enum TimeStampFormat {
    NONE,
    /** The hour is filled up with a blank, not with a zero. */
    SHORT,
    FULL;

    /** Reads the setting; a value the game does not know counts as {@code short}. */
    public static TimeStampFormat of(String setting) {
        return switch (setting) {
            case "none" -> NONE;
            case "full" -> FULL;
            default -> SHORT;
        };
    }

    public String prefix(LocalDateTime time) {
        if (this == NONE) {
            return "";
        }
        StringBuilder out = new StringBuilder(24);
        if (this == FULL) {
            out.append(time.getYear()).append('/');
            two(out, time.getMonthValue(), '0').append('/');
            two(out, time.getDayOfMonth(), '0').append(", ");
        }
        two(out, time.getHour(), this == FULL ? '0' : ' ').append(':');
        two(out, time.getMinute(), '0').append(':');
        return two(out, time.getSecond(), '0').append(' ').toString();
    }

    private static StringBuilder two(StringBuilder out, int value, char fill) {
        if (value < 10) {
            out.append(fill);
        }
        return out.append(value);
    }
}
