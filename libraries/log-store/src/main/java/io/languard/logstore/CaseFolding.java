package io.languard.logstore;

/**
 * The case folding that searches use: character by character, as {@link String#equalsIgnoreCase} compares. Public so that
 * hosts can fold other columns the same way.
 */
public final class CaseFolding {

    private CaseFolding() {}

    /** Returns the same text for texts that differ only in case. */
    public static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                folded.append((char) foldAscii((byte) c));
            } else if (Character.isHighSurrogate(c)) {
                int codePoint = text.codePointAt(i);
                folded.appendCodePoint(fold(codePoint));
                i += Character.charCount(codePoint) - 1;
            } else {
                folded.append((char) fold(c));
            }
        }
        return folded.toString();
    }

    private static int fold(int codePoint) {
        // Via upper case, so that letters with two lower-case forms, such as sigma, become equal.
        return Character.toLowerCase(Character.toUpperCase(codePoint));
    }

    /** Folds a byte of UTF-8 text; bytes of non-ASCII characters are returned unchanged. */
    public static byte foldAscii(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
    }
}
