package io.languard.core.log;

import java.util.HashMap;
import java.util.Map;

/**
 * What is stored beside an offset so that reading can go on there after any crash.
 *
 * @param fingerprint tells the bytes before the offset from others; empty for none
 * @param insideTruncatedLine whether the offset lies in a line that was given out cut
 * @param published how many things of the lines behind the offset, such as a player's coming, have been told already
 * @param pendingDrop how many bytes are about to be dropped from the file's start; 0 for none. If {@code tag} is not the file's
 *     start any more, they are gone
 * @param headFingerprint what stands at the file's start until they are dropped
 * @param readAt when the file was last read, in milliseconds since the epoch
 */
record Checkpoint(
        String fingerprint,
        boolean insideTruncatedLine,
        int published,
        long pendingDrop,
        String headFingerprint,
        long readAt) {

    static final Checkpoint NONE = new Checkpoint("", false, 0, 0, "", 0);

    String format() {
        StringBuilder text =
                new StringBuilder("g=").append(fingerprint).append(";r=").append(readAt);
        if (insideTruncatedLine) {
            text.append(";c=1");
        }
        if (published > 0) {
            text.append(";t=").append(published);
        }
        if (pendingDrop > 0) {
            text.append(";d=").append(pendingDrop).append(";n=").append(headFingerprint);
        }
        return text.toString();
    }

    /** Reads what {@link #format()} has written; anything else is taken for nothing. */
    static Checkpoint parse(String text) {
        Map<String, String> values = new HashMap<>();
        for (String part : text == null ? new String[0] : text.split(";")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                values.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        try {
            return new Checkpoint(
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

    Checkpoint withPendingDrop(long bytes, String newTag) {
        return new Checkpoint(fingerprint, insideTruncatedLine, published, bytes, newTag, readAt);
    }
}
