package io.languard.arma3.ban;

import io.languard.api.ban.GameBan;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of bans.txt: identity, time, reason. The time is -1 for ever, else the second since 1970 at which the ban ends
 * (BattlEye server documentation; minutes are the unit of the command addBan only).
 */
final class BanLine {

    private static final Pattern LINE = Pattern.compile(
            "\\s*(?<id>\\p{XDigit}{32}|\\d{1,3}(?:\\.\\d{1,3}){3})(?:\\s+(?<time>-?\\d{1,15})(?:\\s(?<reason>.*))?)?\\s*");

    private static final Pattern IPV4 =
            Pattern.compile("(0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])(\\.(0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])){3}");

    private static final Pattern GUID = Pattern.compile("\\p{XDigit}{32}");

    private BanLine() {}

    /** The identity in the one form that is compared: a GUID in lower case, or an IPv4 address. */
    static Optional<String> identity(String text) {
        String id = text.strip();
        if (GUID.matcher(id).matches()) {
            return Optional.of(id.toLowerCase(Locale.ROOT));
        }
        return IPV4.matcher(id).matches() ? Optional.of(id) : Optional.empty();
    }

    /** Reads the bytes of a line; empty for a comment or anything else that is no ban. */
    static Optional<GameBan> read(byte[] line) {
        Matcher matcher = LINE.matcher(new String(line, StandardCharsets.UTF_8));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String reason = matcher.group("reason");
        return identity(matcher.group("id"))
                .map(id -> new GameBan(id, null, reason == null ? "" : reason.strip(), end(matcher.group("time"))));
    }

    static String write(GameBan ban) {
        long time = ban.expires() == null ? -1 : ban.expires().getEpochSecond();
        return (ban.guid() + " " + time + " " + reason(ban)).strip();
    }

    /** A reason that fits on the line. */
    static String reason(GameBan ban) {
        String reason = ban.reason() == null ? "" : ban.reason();
        return reason.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static Instant end(String time) {
        long seconds = time == null ? -1 : Long.parseLong(time);
        return seconds > 0 ? Instant.ofEpochSecond(seconds) : null;
    }
}
