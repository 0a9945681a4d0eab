package io.languard.shell.print;

/** Replaces control characters in text that is printed to a terminal. A tab becomes four blanks. */
public final class TerminalSanitizer {

    private TerminalSanitizer() {}

    /** Returns the text on one line, with every other control character replaced by U+FFFD. */
    public static String sanitizeLine(String text) {
        return sanitize(text, false);
    }

    /** Like {@link #sanitizeLine}, but keeps line feeds. */
    public static String sanitizeLines(String text) {
        return sanitize(text, true);
    }

    private static String sanitize(String text, boolean keepLines) {
        StringBuilder sanitized = new StringBuilder(text.length());
        text.replace("\t", "    ")
                .codePoints()
                .map(character -> keepLines && character == '\n' || !isControl(character) ? character : '\ufffd')
                .forEach(sanitized::appendCodePoint);
        return sanitized.toString();
    }

    /**
     * Also covers formatting characters such as bidirectional overrides, which could disguise text; the zero-width
     * joiner is allowed.
     */
    private static boolean isControl(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.FORMAT && character != '\u200d';
    }
}
