package io.languard.arma3.ban;

import io.languard.api.ban.GameBan;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of bans.txt: identity, time, reason. The time is -1 for ever, else the second since 1970 at which the ban ends
 * (BattlEye server documentation; minutes are the unit of the command addBan only).
 */
final class BanLineCodec {

    private static final Pattern IPV4 =
            Pattern.compile("(0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])(\\.(0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])){3}");

    private static final int GUID_LENGTH = 32;
    private static final int LONGEST_ADDRESS = 15;
    private static final int LONGEST_TIME = 15;
    private static final long FOR_EVER = -1;

    private BanLineCodec() {}

    /** The identity in the one form that is compared: a GUID in lower case, or an IPv4 address. */
    static Optional<String> normalizeIdentity(String text) {
        String id = text.strip();
        if (isGuid(id)) {
            return Optional.of(id.toLowerCase(Locale.ROOT));
        }
        return id.length() <= LONGEST_ADDRESS && IPV4.matcher(id).matches() ? Optional.of(id) : Optional.empty();
    }

    /**
     * Reads the bytes of a line; empty for a comment or anything else that is no ban. By hand, since lists are long and an
     * expression takes ten times as long.
     */
    static Optional<GameBan> decode(byte[] line) {
        String text = new String(line, StandardCharsets.UTF_8);
        int idStart = blanks(text, text.startsWith("\uFEFF") ? 1 : 0);
        int idEnd = word(text, idStart);
        int timeStart = blanks(text, idEnd);
        int timeEnd = word(text, timeStart);
        if (timeStart < text.length() && !isTime(text, timeStart, timeEnd)) {
            return Optional.empty();
        }
        long time = timeStart == text.length() ? FOR_EVER : Long.parseLong(text, timeStart, timeEnd, 10);
        return normalizeIdentity(text.substring(idStart, idEnd))
                .map(id -> new GameBan(id, null, text.substring(timeEnd).strip(), end(time)));
    }

    private static int blanks(String text, int from) {
        int at = from;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int word(String text, int from) {
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
        if (digits == end || end - digits > LONGEST_TIME) {
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

    /** A reason that fits on the line. */
    static String reason(GameBan ban) {
        String reason = ban.reason() == null ? "" : ban.reason();
        return reason.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static Instant end(long seconds) {
        return seconds > 0 ? Instant.ofEpochSecond(seconds) : null;
    }
}
