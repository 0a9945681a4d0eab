package io.languard.arma3.log;

import io.languard.api.log.LogItem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Console lines that an admin wants to find among the events. */
final class AdminEventParser {

    private static final String WHO =
            "player: (?<name>.*), playerUID: (?<uid>\\d+)(?:, IP: (?<address>[\\d.]+(?::\\d+)?))?\\.?";

    private static final List<NoticePattern> SHAPES = List.of(
            new NoticePattern("Admin logged in, ", "admin_login", WHO),
            new NoticePattern("Admin logged out, ", "admin_logout", WHO),
            new NoticePattern("Wrong admin password entered by ", "admin_login_failed", WHO),
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
        for (NoticePattern noticePattern : SHAPES) {
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
