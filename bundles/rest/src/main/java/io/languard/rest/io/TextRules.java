package io.languard.rest.io;

/** Rules about the characters of a text. */
public final class TextRules {

    private TextRules() {}

    /** Returns the length of a text in code points. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Returns whether the text contains control characters, including line breaks. */
    public static boolean hasControlCharacter(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
