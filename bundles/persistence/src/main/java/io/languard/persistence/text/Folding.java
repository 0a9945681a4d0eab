package io.languard.persistence.text;

/** The form of a text in which case does not matter. */
public final class Folding {

    private Folding() {}

    /** Character by character, as {@link String#equalsIgnoreCase} compares; two texts that differ in case alone become one. */
    public static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints().map(Folding::fold).forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static int fold(int codePoint) {
        // By way of upper case, or the final sigma and its like would stay apart.
        return Character.toLowerCase(Character.toUpperCase(codePoint));
    }
}
