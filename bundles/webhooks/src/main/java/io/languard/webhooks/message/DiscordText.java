package io.languard.webhooks.message;

/**
 * Text for Discord that shows what a player or a game wrote, and does nothing else: no markup, no link, no mention and no
 * reversed order of characters. Lengths are in UTF-16 units, which are never fewer than what Discord counts.
 */
final class DiscordText {

    private static final String MARKUP = "\\*_~`|<>[]()#@:-+=.!/";

    private DiscordText() {}

    /** Returns the text on one line, with everything escaped that has a meaning in Discord's markdown. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        plain(text).codePoints().forEach(c -> {
            if (MARKUP.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(c);
        });
        return escaped.toString();
    }

    /** Returns a line for a code block, in which nothing but the end of the block has a meaning. */
    static String code(String text) {
        return plain(text).replace('`', '\u02cb');
    }

    /** Returns the text shortened to a length, with an ellipsis that is not escaped by what precedes it. */
    static String shorten(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        int backslashes = 0;
        while (backslashes < end && text.charAt(end - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return text.substring(0, end - backslashes % 2) + "…";
    }

    /** Replaces control characters and line breaks, and removes what changes the direction of text. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (type == Character.CONTROL
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR) {
                plain.append(' ');
            } else if (type != Character.FORMAT || c == 0x200d) { // the joiner of emoji
                plain.appendCodePoint(c);
            }
        });
        return plain.toString();
    }
}
