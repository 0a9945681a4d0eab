package io.languard.logstore;

import java.nio.charset.StandardCharsets;

/**
 * A bit set that rules out chunks in a search: one hashed bit for each sequence of two and of three bytes in the folded
 * messages.
 */
final class NgramFilter {

    private static final int MIN_BYTES = 64;
    static final int MAX_BYTES = 4_096;

    private NgramFilter() {}

    static byte[] build(LineColumns lineColumns) {
        byte[] bits = new byte
                [Math.max(MIN_BYTES, Math.min(MAX_BYTES, Integer.highestOneBit(lineColumns.bytes() / 64 + 1) * 2))];
        byte[] text = lineColumns.text();
        for (int line = 0; line < lineColumns.size(); line++) {
            int start = lineColumns.start(line);
            int end = lineColumns.end(line) - 1;
            if (isAscii(text, start, end)) {
                add(bits, text, start, end);
            } else {
                byte[] folded = CaseFolding.fold(lineColumns.message(line)).getBytes(StandardCharsets.UTF_8);
                add(bits, folded, 0, folded.length);
            }
        }
        return bits;
    }

    private static boolean isAscii(byte[] text, int start, int end) {
        int all = 0;
        for (int i = start; i < end; i++) {
            all |= text[i];
        }
        return all >= 0;
    }

    private static void add(byte[] bits, byte[] text, int start, int end) {
        int three = 0;
        for (int i = start; i < end; i++) {
            three = three << 8 & 0xFFFFFF | CaseFolding.foldAscii(text[i]) & 0xFF;
            if (i > start) {
                set(bits, three & 0xFFFF);
            }
            if (i > start + 1) {
                set(bits, three);
            }
        }
    }

    private static void set(byte[] bits, int some) {
        int bit = bit(some, bits.length);
        bits[bit >> 3] |= (byte) (1 << (bit & 7));
    }

    /** Returns false if no line contains the text. */
    static boolean mightContain(byte[] bits, SubstringMatcher substringMatcher) {
        byte[] text = substringMatcher.bytes();
        for (int i = 1; i < text.length; i++) {
            int two = (text[i - 1] & 0xFF) << 8 | text[i] & 0xFF;
            int bit = bit(i == 1 ? two : (text[i - 2] & 0xFF) << 16 | two, bits.length);
            if ((bits[bit >> 3] & 1 << (bit & 7)) == 0) {
                return false;
            }
        }
        return true;
    }

    private static int bit(int some, int bytes) {
        return some * 0x9E3779B1 >>> 32 - 3 - Integer.numberOfTrailingZeros(bytes);
    }
}
