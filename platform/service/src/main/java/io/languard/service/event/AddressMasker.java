package io.languard.service.event;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces network addresses in texts from games, such as log lines, for readers who may not see them.
 *
 * <p>Masks IPv4 and IPv6 addresses with their port, prefix length and zone, wherever they occur, so a reader cannot see
 * a player's address from any other. A number of four parts that are at most 255 counts as an address, unless it has no
 * port and follows a word that introduces a version, such as in {@code version 1.2.3.4} and {@code v1.2.3.4}. The
 * unspecified addresses {@code 0.0.0.0} and {@code ::} remain; host names are not recognized.
 */
public final class AddressMasker {

    /** What readers see instead of an address. */
    public static final String MASK = "***";

    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|[01]?[0-9]?[0-9])";
    private static final String QUAD = OCTET + "(?:\\." + OCTET + "){3}(?![0-9])";
    private static final String PORT = ":[0-9]{1,5}(?![0-9])";
    private static final String PREFIX_LENGTH = "/[0-9]{1,3}(?![0-9])";

    /** At least two colons, not ending with a single one; {@link #isIpv6} decides whether it is an address. */
    private static final Pattern IPV6 = Pattern.compile("(?<address>(?:[0-9A-Fa-f]{0,4}:){2,8}(?:" + QUAD
            + "|[0-9A-Fa-f]{0,4}(?<![^:]:)(?![0-9A-Za-z_])))(?:%[0-9A-Za-z_.-]+)?(?:" + PREFIX_LENGTH + "|(?<bracket>])"
            + PORT + ")?");

    /** The port may also be a fifth part; with more parts it is a number of another kind. */
    private static final Pattern IPV4 = Pattern.compile(
            "(?<address>" + QUAD + ")(?<tail>(?:\\.[0-9]{1,5})?(?:" + PORT + "|" + PREFIX_LENGTH + ")?)(?!\\.[0-9])");

    private static final Pattern VERSION_PREFIX = Pattern.compile(
            "(?<![\\p{L}\\p{N}_])(?:v|ver|versions?|build|release|revision)(?:\\s+is)?[\\s:=.\"'#-]{0,4}$",
            Pattern.CASE_INSENSITIVE);

    /** The first digits of local addresses, the only ones in use that may consist of letters alone. */
    private static final Pattern LOCAL_PREFIX = Pattern.compile("[fF][c-fC-F]");

    private static final int MAX_PREFIX = 24;

    private AddressMasker() {}

    /** Returns the text without addresses; the same object if there are none. */
    public static String mask(String text) {
        return mayContainAddress(text) ? replace(text) : text;
    }

    /**
     * Rules out almost all lines in one pass: an IPv4 address has three dots between short numbers, an IPv6 address two
     * adjacent colons or seven of them.
     */
    private static boolean mayContainAddress(String text) {
        int digits = 0;
        int dots = 0;
        int colons = 0;
        char previous = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isDigit(c)) {
                digits++;
                if (dots >= 3) {
                    return true;
                }
            } else {
                dots = c == '.' && digits > 0 ? dots + 1 : 0;
                digits = 0;
                if (c == ':' && (previous == ':' || ++colons == 7)) {
                    return true;
                }
            }
            previous = c;
        }
        return false;
    }

    private static String replace(String text) {
        Matcher ipv6 = IPV6.matcher(text);
        Matcher ipv4 = IPV4.matcher(text);
        StringBuilder masked = new StringBuilder(text.length());
        int copied = 0;
        int at = 0;
        while (at < text.length()) {
            Matcher found = null;
            if (startsWord(text, at) && matchesAt(ipv6, at) && isIpv6(ipv6.group("address"))) {
                found = ipv6;
            } else if (startsNumber(text, at) && matchesAt(ipv4, at) && isIpv4(ipv4, text)) {
                found = ipv4;
            }
            if (found == null) {
                at++;
            } else {
                masked.append(text, copied, at).append(MASK);
                if (found == ipv6 && ipv6.group("bracket") != null) {
                    masked.append(']');
                }
                at = found.end();
                copied = at;
            }
        }
        return copied == 0 ? text : masked.append(text, copied, text.length()).toString();
    }

    private static boolean matchesAt(Matcher matcher, int at) {
        return matcher.region(at, matcher.regionEnd()).lookingAt();
    }

    /** Returns whether a hexadecimal number or a colon starts here; the end of an escape sequence is not part of a word. */
    private static boolean startsWord(String text, int at) {
        char c = text.charAt(at);
        return (c == ':' || Character.digit(c, 16) >= 0)
                && (at == 0 || !isWord(text.charAt(at - 1)) || endsEscape(text, at - 1));
    }

    /** Returns whether a decimal number starts here that is not a further part of a number with dots. */
    private static boolean startsNumber(String text, int at) {
        return isDigit(text.charAt(at))
                && (at == 0 || !isDigit(text.charAt(at - 1)))
                && (at < 2 || text.charAt(at - 1) != '.' || !isDigit(text.charAt(at - 2)));
    }

    private static boolean endsEscape(String text, int letter) {
        int at = letter - 1;
        while (at >= 0 && (isDigit(text.charAt(at)) || ";[".indexOf(text.charAt(at)) >= 0) && letter - at < 20) {
            at--;
        }
        return at >= 0 && text.charAt(at) == '\u001B' && !isDigit(text.charAt(letter));
    }

    private static boolean isWord(char c) {
        return isDigit(c) || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isIpv4(Matcher matcher, String text) {
        int start = matcher.start();
        return !isUnspecified(matcher.group("address"))
                && (!matcher.group("tail").isEmpty()
                        || !VERSION_PREFIX
                                .matcher(text)
                                .region(Math.max(0, start - MAX_PREFIX), start)
                                .useTransparentBounds(true)
                                .find());
    }

    /** Distinguishes addresses from times of day and from names such as {@code face::add}. */
    private static boolean isIpv6(String text) {
        int gap = text.indexOf("::");
        boolean complete = gap < 0
                ? text.chars().filter(c -> c == ':').count() >= (text.indexOf('.') < 0 ? 7 : 6)
                : text.indexOf("::", gap + 1) < 0 && !(text.endsWith("::") && text.indexOf(':') == gap);
        return complete
                && !isUnspecified(text)
                && (text.chars().anyMatch(c -> c >= '0' && c <= '9')
                        || LOCAL_PREFIX.matcher(text).lookingAt());
    }

    private static boolean isUnspecified(String address) {
        return address.chars().allMatch(c -> c == '0' || c == '.' || c == ':');
    }
}
