package io.languard.toolkit.text;

import java.util.regex.Pattern;

/** Terminal control sequences (ECMA-48, 5.4), by which programs color their output even if nobody sees it. */
public final class AnsiEscapes {

    private static final char ESCAPE = '\u001b';
    private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[[0-?]*[ -/]*[@-~]");
    private static final Pattern AT_START = Pattern.compile("(?:" + SEQUENCE + ")+");
    private static final Pattern AT_END = Pattern.compile("(?:" + SEQUENCE + ")+$");

    private AnsiEscapes() {}

    /** Returns a text without the sequences that it begins and ends with; those in the middle may be players' text. */
    public static String stripAround(String text) {
        if (text.indexOf(ESCAPE) < 0) {
            return text;
        }
        return AT_END.matcher(
                        AT_START.matcher(text).lookingAt()
                                ? AT_START.matcher(text).replaceFirst("")
                                : text)
                .replaceFirst("");
    }
}
