package io.languard.arma3.ban;

import io.languard.api.ban.GameBan;
import io.languard.toolkit.text.ForeignText;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Converts lines of bans.txt: identity, time, reason. The time is -1 for a permanent ban, otherwise the Unix time in
 * seconds at which the ban ends (BattlEye server documentation; minutes are the unit of the command addBan only).
 */
final class BanLineCodec {

    private static final Pattern IPV4 =
            Pattern.compile("(0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])(\\.(0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])){3}");

    private static final int GUID_LENGTH = 32;
    private static final int MAX_ADDRESS_LENGTH = 15;
    private static final int MAX_TIME_LENGTH = 15;
    private static final long PERMANENT = -1;

    private BanLineCodec() {}

    /** Returns an identity in the form used for comparison: a GUID in lower case, or an IPv4 address. */
    static Optional<String> normalizeIdentity(String text) {
        String id = text.strip();
        if (isGuid(id)) {
            return Optional.of(id.toLowerCase(Locale.ROOT));
        }
        return id.length() <= MAX_ADDRESS_LENGTH && IPV4.matcher(id).matches() ? Optional.of(id) : Optional.empty();
    }

    /**
     * Decodes a line; empty if it is a comment or otherwise not a ban. Parsed by hand, because lists are long and a
     * regular expression takes ten times as long.
     */
    static Optional<GameBan> decode(byte[] line) {
        String text = ForeignText.decode(line);
        int idStart = skipBlanks(text, text.startsWith("\uFEFF") ? 1 : 0);
        int idEnd = skipWord(text, idStart);
        int timeStart = skipBlanks(text, idEnd);
        int timeEnd = skipWord(text, timeStart);
        if (timeStart < text.length() && !isTime(text, timeStart, timeEnd)) {
            return Optional.empty();
        }
        long time = timeStart == text.length() ? PERMANENT : Long.parseLong(text, timeStart, timeEnd, 10);
        return normalizeIdentity(text.substring(idStart, idEnd))
                .map(id -> new GameBan(id, null, text.substring(timeEnd).strip(), end(time)));
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int skipWord(String text, int from) {
        int at = from;
        while (at < text.length() && !isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private static boolean isGuid(String id) {
        if (id.length() != GUID_LENGTH) {
            return false;
        }
        for (int index = 0; index < GUID_LENGTH; index++) {
            char c = id.charAt(index);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTime(String text, int start, int end) {
        int digits = text.charAt(start) == '-' ? start + 1 : start;
        if (digits == end || end - digits > MAX_TIME_LENGTH) {
            return false;
        }
        for (int index = digits; index < end; index++) {
            if (text.charAt(index) < '0' || text.charAt(index) > '9') {
                return false;
            }
        }
        return true;
    }

    static String encode(GameBan ban) {
        long time = ban.expires() == null ? -1 : ban.expires().getEpochSecond();
        return (ban.identity() + " " + time + " " + reason(ban)).strip();
    }

    /** Returns the reason without control characters, so that it fits on the line. */
    static String reason(GameBan ban) {
        String reason = ban.reason() == null ? "" : ban.reason();
        return reason.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static @Nullable Instant end(long seconds) {
        return seconds > 0 ? Instant.ofEpochSecond(seconds) : null;
    }
}
