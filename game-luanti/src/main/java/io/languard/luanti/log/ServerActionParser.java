package io.languard.luanti.log;

import io.languard.api.log.LogItem;
import io.languard.api.player.Player;
import io.languard.luanti.ban.IpAddressNormalizer;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the server's actions (the engine's server.cpp). A player's name consists of letters, digits, - and _ only, so
 * a chat line cannot imitate an action: chat starts with {@code CHAT:}.
 */
final class ServerActionParser {

    private static final String NAME = "([A-Za-z0-9_-]{1,64})";
    private static final Pattern JOINS = Pattern.compile(NAME + " \\[([0-9a-fA-F.:]+)\\] joins game\\..*");
    private static final Pattern LEAVES = Pattern.compile(NAME + " (leaves game|times out)\\..*");
    private static final Pattern CHAT = Pattern.compile("CHAT: <" + NAME + "> (.*)");

    private ServerActionParser() {}

    static List<LogItem> parse(String text) {
        Matcher joins = JOINS.matcher(text);
        if (joins.matches()) {
            String name = joins.group(1);
            return List.of(new LogItem.PlayerJoined(new Player(
                    name,
                    name,
                    null,
                    null,
                    IpAddressNormalizer.normalize(joins.group(2)).orElse(joins.group(2)),
                    Map.of())));
        }
        Matcher leaves = LEAVES.matcher(text);
        if (leaves.matches()) {
            return List.of(new LogItem.PlayerLeft(leaves.group(1)));
        }
        Matcher chat = CHAT.matcher(text);
        return chat.matches()
                ? List.of(new LogItem.GameEvent("chat", Map.of("name", chat.group(1), "message", chat.group(2))))
                : List.of();
    }
}
