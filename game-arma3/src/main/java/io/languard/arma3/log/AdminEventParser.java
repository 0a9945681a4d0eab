package io.languard.arma3.log;

import io.languard.api.log.LogItem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses console lines that are recorded as events for admins. */
final class AdminEventParser {

    private static final String PLAYER =
            "player: (?<name>.*), playerUID: (?<uid>\\d+)(?:, IP: (?<address>[\\d.]+(?::\\d+)?))?\\.?";

    private static final List<NoticePattern> PATTERNS = List.of(
            new NoticePattern("Admin logged in, ", "admin_login", PLAYER),
            new NoticePattern("Admin logged out, ", "admin_logout", PLAYER),
            new NoticePattern("Wrong admin password entered by ", "admin_login_failed", PLAYER),
            new NoticePattern("Player ", "wrong_signature", "(?<name>.*): Wrong signature for file (?<file>.*)"),
            new NoticePattern(
                    "Kicking player ",
                    "player_kicked",
                    "name='(?<name>.*)' ID=\\d+, steamID=(?<uid>\\d+)\\.?\\s*(?<reason>.*)"),
            new NoticePattern(
                    "Unexpected network message, possible hacking attempt", "hacking_attempt", "(?<detail>.*)"));

    private static final Map<String, String> FIELDS = Map.of("uid", "steam_uid");
    private static final List<String> GROUPS = List.of("name", "uid", "address", "file", "reason", "detail");

    private AdminEventParser() {}

    static Optional<LogItem> parse(String text) {
        for (NoticePattern noticePattern : PATTERNS) {
            if (text.startsWith(noticePattern.head())) {
                Matcher matcher = noticePattern
                        .rest()
                        .matcher(text)
                        .region(noticePattern.head().length(), text.length());
                if (matcher.matches()) {
                    return Optional.of(new LogItem.GameEvent(noticePattern.type(), detail(noticePattern, matcher)));
                }
            }
        }
        return Optional.empty();
    }

    private static Map<String, Object> detail(NoticePattern noticePattern, Matcher matcher) {
        Map<String, Object> detail = new LinkedHashMap<>();
        for (String group : GROUPS) {
            if (noticePattern.rest().pattern().contains("?<" + group + ">") && matcher.group(group) != null) {
                detail.put(
                        FIELDS.getOrDefault(group, group), matcher.group(group).strip());
            }
        }
        return detail;
    }

    private record NoticePattern(String head, String type, Pattern rest) {

        NoticePattern(String head, String type, String rest) {
            this(head, type, Pattern.compile(rest));
        }
    }
}
