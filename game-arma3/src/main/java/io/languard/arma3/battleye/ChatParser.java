package io.languard.arma3.battleye;

import io.languard.api.log.LogItem;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;

/** Splits a chat line into the player's name and the message. */
public final class ChatParser {

    private static final String SEPARATOR = ": ";

    private ChatParser() {}

    /**
     * Returns the event of a chat line. Both names and messages may contain a colon, so names of connected players take
     * precedence.
     *
     * @param names the names of the connected players
     */
    public static LogItem.GameEvent parse(ServerMessage.Chat chat, Collection<String> names) {
        String text = chat.text();
        int end = names.stream()
                .filter(name -> text.startsWith(name + SEPARATOR))
                .max(Comparator.comparingInt(String::length))
                .map(String::length)
                .orElseGet(() -> Math.max(0, text.indexOf(SEPARATOR)));
        String message = text.startsWith(SEPARATOR, end) ? text.substring(end + SEPARATOR.length()) : text;
        return new LogItem.GameEvent(
                "chat", Map.of("channel", chat.channel(), "name", text.substring(0, end), "message", message));
    }
}
