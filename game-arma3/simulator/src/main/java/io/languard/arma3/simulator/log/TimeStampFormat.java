package io.languard.arma3.simulator.log;

import java.time.LocalDateTime;

/** The values of {@code timeStampFormat} ("Bohemia wiki: Arma 3: Server Config File") and their prefixes. */
public enum TimeStampFormat {
    NONE,
    /** The hour is padded with a blank, not with a zero. */
    SHORT,
    FULL;

    /** Parses the setting; unknown values are treated as {@code short}. */
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
            appendPadded(out, time.getMonthValue(), '0').append('/');
            appendPadded(out, time.getDayOfMonth(), '0').append(", ");
        }
        appendPadded(out, time.getHour(), this == FULL ? '0' : ' ').append(':');
        appendPadded(out, time.getMinute(), '0').append(':');
        return appendPadded(out, time.getSecond(), '0').append(' ').toString();
    }

    private static StringBuilder appendPadded(StringBuilder out, int value, char fill) {
        if (value < 10) {
            out.append(fill);
        }
        return out.append(value);
    }
}
