package io.languard.logtail;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state that is stored with an offset so that reading can continue there after a crash at any time.
 *
 * @param fingerprint identifies the bytes before the offset; empty for none
 * @param insideTruncatedLine whether the offset is inside a line that was read truncated
 * @param published how many events of the lines after the offset have been published
 * @param pendingDrop how many bytes are about to be dropped from the start of the file; 0 for none. They are gone if
 *     the file no longer starts with {@code headFingerprint}
 * @param headFingerprint the start of the file until the bytes are dropped
 * @param readAt when the file was last read, in epoch milliseconds
 * @param writtenAfter a time before which none of the bytes after the offset was written, in epoch milliseconds; 0 if
 *     unknown
 */
record Checkpoint(
        String fingerprint,
        boolean insideTruncatedLine,
        int published,
        long pendingDrop,
        String headFingerprint,
        long readAt,
        long writtenAfter) {

    static final Checkpoint NONE = new Checkpoint("", false, 0, 0, "", 0, 0);

    String format() {
        StringBuilder text =
                new StringBuilder("g=").append(fingerprint).append(";r=").append(readAt);
        if (writtenAfter > 0) {
            text.append(";w=").append(writtenAfter);
        }
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

    /** Reverses {@link #format()}; returns {@link #NONE} for anything else. */
    static Checkpoint parse(@Nullable String text) {
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
                    Long.parseLong(values.getOrDefault("r", "0")),
                    Long.parseLong(values.getOrDefault("w", "0")));
        } catch (NumberFormatException e) {
            return NONE;
        }
    }

    Checkpoint withPendingDrop(long bytes, String newTag) {
        return new Checkpoint(fingerprint, insideTruncatedLine, published, bytes, newTag, readAt, writtenAfter);
    }

    Checkpoint withWrittenAfter(long millis) {
        return new Checkpoint(
                fingerprint, insideTruncatedLine, published, pendingDrop, headFingerprint, readAt, millis);
    }
}
