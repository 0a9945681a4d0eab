package io.languard.shell.print;

/** Text that a terminal shows and does not obey. */
public final class TerminalSanitizer {

    private TerminalSanitizer() {}

    /** The text on one line, with a sign in the place of every control character. */
    public static String sanitizeLine(String text) {
        return clean(text, false);
    }

    /** The same, but line feeds stay. */
    public static String sanitizeLines(String text) {
        return clean(text, true);
    }

    private static String clean(String text, boolean keepLines) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(character -> keepLines && character == '\n' || !isControl(character) ? character : '\ufffd')
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** Also what turns the direction of writing, so that nothing shows elsewhere than it stands. */
    private static boolean isControl(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.FORMAT && character != '\u200d';
    }
}
