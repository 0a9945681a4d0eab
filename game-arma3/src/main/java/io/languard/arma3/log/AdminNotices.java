package io.languard.arma3.log;

import io.languard.api.log.LogItem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Console lines that an admin wants to find among the events. */
final class AdminNotices {

    private static final String WHO =
            "player: (?<name>.*), playerUID: (?<uid>\\d+)(?:, IP: (?<address>[\\d.]+(?::\\d+)?))?\\.?";

    private static final List<Shape> SHAPES = List.of(
            new Shape("Admin logged in, ", "admin_login", WHO),
            new Shape("Admin logged out, ", "admin_logout", WHO),
            new Shape("Wrong admin password entered by ", "admin_login_failed", WHO),
            new Shape("Player ", "wrong_signature", "(?<name>.*): Wrong signature for file (?<file>.*)"),
            new Shape(
                    "Kicking player ",
                    "player_kicked",
                    "name='(?<name>.*)' ID=\\d+, steamID=(?<uid>\\d+)\\.?\\s*(?<reason>.*)"),
            new Shape("Unexpected network message, possible hacking attempt", "hacking_attempt", "(?<detail>.*)"));

    private static final Map<String, String> FIELDS = Map.of("uid", "steam_uid");
    private static final List<String> GROUPS = List.of("name", "uid", "address", "file", "reason", "detail");

    private AdminNotices() {}

    static Optional<LogItem> of(String text) {
        for (Shape shape : SHAPES) {
            if (text.startsWith(shape.head())) {
                Matcher matcher = shape.rest().matcher(text).region(shape.head().length(), text.length());
                if (matcher.matches()) {
                    return Optional.of(new LogItem.Notice(shape.type(), detail(shape, matcher)));
                }
            }
        }
        return Optional.empty();
    }

    private static Map<String, Object> detail(Shape shape, Matcher matcher) {
        Map<String, Object> detail = new LinkedHashMap<>();
        for (String group : GROUPS) {
            if (shape.rest().pattern().contains("?<" + group + ">") && matcher.group(group) != null) {
                detail.put(
                        FIELDS.getOrDefault(group, group), matcher.group(group).strip());
            }
        }
        return detail;
    }

    private record Shape(String head, String type, Pattern rest) {

        Shape(String head, String type, String rest) {
            this(head, type, Pattern.compile(rest));
        }
    }
}
