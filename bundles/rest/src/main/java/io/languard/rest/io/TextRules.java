package io.languard.rest.io;

/** What a text consists of. */
public final class TextRules {

    private TextRules() {}

    /** How many characters a person would count. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Whether a character is in it that belongs in no name, line breaks included. */
    public static boolean hasControlCharacter(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
