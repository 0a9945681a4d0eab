package io.languard.rest.wire;

/** What a text consists of. */
public final class Texts {

    private Texts() {}

    /** How many characters a person would count. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Whether a character is in it that belongs in no name, line breaks included. */
    public static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
