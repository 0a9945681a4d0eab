package io.languard.persistence.log;

import io.languard.persistence.text.Folding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text that is looked for, case ignored. Safe for many threads. */
final class Needle {

    private final String folded;
    private final byte[] bytes;
    private final boolean ascii;

    /** How far to go on from a position whose byte is this one: the way of Horspool. */
    private final int[] shifts = new int[256];

    /** @param text not empty */
    Needle(String text) {
        folded = Folding.fold(text);
        bytes = folded.getBytes(StandardCharsets.UTF_8);
        ascii = bytes.length == folded.length();
        Arrays.fill(shifts, bytes.length);
        for (int i = 0; i < bytes.length - 1; i++) {
            shifts[bytes[i] & 0xFF] = bytes.length - 1 - i;
            shifts[Character.toUpperCase(bytes[i]) & 0xFF] = bytes.length - 1 - i;
        }
    }

    /** The form in which case does not matter, in UTF-8; not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    /**
     * The first line from this one on that holds the text.
     *
     * @return the number of lines if there is none
     */
    int next(Lines lines, int from) {
        Folds folds = lines.folds();
        return ascii && !folds.toAscii() ? nextByBytes(lines, from) : nextByCharacters(lines, folds, from);
    }

    private int nextByBytes(Lines lines, int from) {
        byte[] text = lines.text();
        int end = lines.bytes();
        int last = bytes.length - 1;
        byte wanted = bytes[last];
        for (int at = lines.start(from) + last; at < end; at += shifts[text[at] & 0xFF]) {
            if (Folding.foldAscii(text[at]) == wanted && matches(text, at - last)) {
                return lineAt(lines, from, at);
            }
        }
        return lines.size();
    }

    private boolean matches(byte[] text, int start) {
        for (int i = bytes.length - 2; i >= 0; i--) {
            if (Folding.foldAscii(text[start + i]) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static int lineAt(Lines lines, int from, int position) {
        int low = from;
        int high = lines.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (lines.end(middle) <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int nextByCharacters(Lines lines, Folds folds, int from) {
        if (!ascii && !folds.beyondAscii()) {
            return lines.size();
        }
        int line = from;
        while (line < lines.size() && !Folding.fold(lines.message(line)).contains(folded)) {
            line++;
        }
        return line;
    }
}
