package io.languard.logstore;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds a text in lines, ignoring case. Safe for use by multiple threads. */
final class SubstringMatcher {

    private final String folded;
    private final byte[] bytes;
    private final boolean ascii;

    /** The shift for each byte at the end of the window (Boyer-Moore-Horspool). */
    private final int[] shifts = new int[256];

    /** @param text not empty */
    SubstringMatcher(String text) {
        folded = CaseFolding.fold(text);
        bytes = folded.getBytes(StandardCharsets.UTF_8);
        ascii = bytes.length == folded.length();
        Arrays.fill(shifts, bytes.length);
        for (int i = 0; i < bytes.length - 1; i++) {
            shifts[bytes[i] & 0xFF] = bytes.length - 1 - i;
            shifts[Character.toUpperCase(bytes[i]) & 0xFF] = bytes.length - 1 - i;
        }
    }

    boolean matches(String message) {
        return CaseFolding.fold(message).contains(folded);
    }

    /** Returns the folded text in UTF-8; must not be modified. */
    byte[] bytes() {
        return bytes;
    }

    /** Returns the first line at or after {@code from} that contains the text; the number of lines if none does. */
    int next(LineColumns lineColumns, int from) {
        FoldingTraits foldingTraits = lineColumns.foldingTraits();
        return ascii && !foldingTraits.toAscii()
                ? nextByBytes(lineColumns, from)
                : nextByCharacters(lineColumns, foldingTraits, from);
    }

    private int nextByBytes(LineColumns lineColumns, int from) {
        byte[] text = lineColumns.text();
        int end = lineColumns.bytes();
        int last = bytes.length - 1;
        byte lastByte = bytes[last];
        for (int at = lineColumns.start(from) + last; at < end; at += shifts[text[at] & 0xFF]) {
            if (CaseFolding.foldAscii(text[at]) == lastByte && matches(text, at - last)) {
                return lineAt(lineColumns, from, at);
            }
        }
        return lineColumns.size();
    }

    private boolean matches(byte[] text, int start) {
        for (int i = bytes.length - 2; i >= 0; i--) {
            if (CaseFolding.foldAscii(text[start + i]) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static int lineAt(LineColumns lineColumns, int from, int position) {
        int low = from;
        int high = lineColumns.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (lineColumns.end(middle) <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int nextByCharacters(LineColumns lineColumns, FoldingTraits foldingTraits, int from) {
        if (!ascii && !foldingTraits.beyondAscii()) {
            return lineColumns.size();
        }
        int line = from;
        while (line < lineColumns.size() && !matches(lineColumns.message(line))) {
            line++;
        }
        return line;
    }
}
