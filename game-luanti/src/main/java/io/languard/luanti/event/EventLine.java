package io.languard.luanti.event;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that the mod {@link EventMod} has logged: {@code languard TOKEN EVENT NAME DETAIL}, where name and detail are
 * percent-encoded.
 *
 * @param event {@code join}, {@code leave} or {@code chat}
 * @param name the name of the player
 * @param detail the address or the message; may be empty
 */
public record EventLine(String event, String name, String detail) {

    private static final String PREFIX = EventMod.NAME + " ";

    private static final Pattern LINE = Pattern.compile("languard ([0-9a-f]{32}) (join|leave|chat) ([^ ]+) ?([^ ]*)");

    /** A percent sign whose digits have been cut off because the line was too long. */
    private static final Pattern INCOMPLETE = Pattern.compile("%.?…?$");

    /** Color and translation codes, which the engine marks with an escape character. */
    private static final Pattern ESCAPES = Pattern.compile("\u001b(\\((\\\\.|[^)\\\\])*\\)|.)");

    /** Returns whether a text may be such a line. */
    static boolean isCandidate(String text) {
        return text.startsWith(PREFIX);
    }

    /** Parses a text; empty if it is not such a line or contains another token. */
    static Optional<EventLine> parse(String text, String token) {
        Matcher line = LINE.matcher(text);
        return line.matches() && line.group(1).equals(token)
                ? Optional.of(new EventLine(line.group(2), decode(line.group(3)), decode(line.group(4))))
                : Optional.empty();
    }

    private static String decode(String text) {
        try {
            String decoded = URLDecoder.decode(INCOMPLETE.matcher(text).replaceFirst(""), StandardCharsets.UTF_8);
            return ESCAPES.matcher(decoded).replaceAll("");
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
