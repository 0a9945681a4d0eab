package io.languard.persistence.text;

/** The form of a text in which case does not matter: character by character, as {@link String#equalsIgnoreCase} compares. */
public final class CaseFolding {

    private CaseFolding() {}

    /** Two texts that differ in case alone become one. */
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
        // By way of upper case, or the final sigma and its like would stay apart.
        return Character.toLowerCase(Character.toUpperCase(codePoint));
    }

    /** The same for a byte of UTF-8; those of characters beyond ASCII stay as they are. */
    public static byte foldAscii(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
    }
}
