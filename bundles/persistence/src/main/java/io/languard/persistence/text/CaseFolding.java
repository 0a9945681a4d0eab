package io.languard.persistence.text;

/** Folds the case of texts, character by character like {@link String#equalsIgnoreCase}. */
public final class CaseFolding {

    private CaseFolding() {}

    /** Returns the folded text; texts that differ only in case are folded to the same text. */
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
        // Via upper case, so that variants such as the final sigma are folded to the same character.
        return Character.toLowerCase(Character.toUpperCase(codePoint));
    }

    /** Folds one byte of UTF-8; bytes of characters beyond ASCII are unchanged. */
    public static byte foldAscii(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
    }
}
