package io.languard.arma3.battleye;

import io.languard.api.log.LogItem;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Splits a chat line into the player's name and the message. */
public final class ChatParser {

    private static final String SEPARATOR = ": ";

    private ChatParser() {}

    /**
     * Returns the event of a chat line. Both names and messages may contain a colon, so names of connected players take
     * precedence. Unless exactly one of them fits, the detail {@code name_verified} is {@code false}.
     *
     * @param names the names of the connected players
     */
    public static LogItem.GameEvent parse(ServerMessage.Chat chat, Collection<String> names) {
        String text = chat.text();
        Set<String> fitting = new TreeSet<>(Comparator.comparingInt(String::length));
        names.stream().filter(name -> text.startsWith(name + SEPARATOR)).forEach(fitting::add);
        int end = fitting.stream().mapToInt(String::length).max().orElseGet(() -> Math.max(0, text.indexOf(SEPARATOR)));
        String message = text.startsWith(SEPARATOR, end) ? text.substring(end + SEPARATOR.length()) : text;
        Map<String, Object> detail = new HashMap<>();
        detail.put("channel", chat.channel());
        detail.put("name", text.substring(0, end));
        detail.put("message", message);
        if (fitting.size() != 1) {
            detail.put("name_verified", false);
        }
        return new LogItem.GameEvent("chat", Map.copyOf(detail));
    }
}
