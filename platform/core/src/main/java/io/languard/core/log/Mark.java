package io.languard.core.log;

import java.util.HashMap;
import java.util.Map;

/**
 * What is stored beside an offset so that reading can go on there after any crash.
 *
 * @param guard tells the bytes before the offset from others; empty for none
 * @param insideCutLine whether the offset lies in a line that was given out cut
 * @param told how many things of the lines behind the offset, such as a player's coming, have been told already
 * @param drop how many bytes are about to be dropped from the file's start; 0 for none. If {@code tag} is not the file's
 *     start any more, they are gone
 * @param tag what stands at the file's start until they are dropped
 * @param readAt when the file was last read, in milliseconds since the epoch
 */
record Mark(String guard, boolean insideCutLine, int told, long drop, String tag, long readAt) {

    static final Mark NONE = new Mark("", false, 0, 0, "", 0);

    String text() {
        StringBuilder text = new StringBuilder("g=").append(guard).append(";r=").append(readAt);
        if (insideCutLine) {
            text.append(";c=1");
        }
        if (told > 0) {
            text.append(";t=").append(told);
        }
        if (drop > 0) {
            text.append(";d=").append(drop).append(";n=").append(tag);
        }
        return text.toString();
    }

    /** Reads what {@link #text()} has written; anything else is taken for nothing. */
    static Mark of(String text) {
        Map<String, String> values = new HashMap<>();
        for (String part : text == null ? new String[0] : text.split(";")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                values.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        try {
            return new Mark(
                    values.getOrDefault("g", ""),
                    values.containsKey("c"),
                    Integer.parseInt(values.getOrDefault("t", "0")),
                    Long.parseLong(values.getOrDefault("d", "0")),
                    values.getOrDefault("n", ""),
                    Long.parseLong(values.getOrDefault("r", "0")));
        } catch (NumberFormatException e) {
            return NONE;
        }
    }

    Mark dropping(long bytes, String newTag) {
        return new Mark(guard, insideCutLine, told, bytes, newTag, readAt);
    }
}
