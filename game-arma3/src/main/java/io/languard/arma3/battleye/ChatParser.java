package io.languard.arma3.battleye;

import io.languard.api.log.LogItem;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;

/** Parts a chat line into who and what. */
public final class ChatParser {

    private static final String BETWEEN = ": ";

    private ChatParser() {}

    /**
     * The notice of a chat line. Names and texts may both hold a colon, so the players who are there go first.
     *
     * @param names the names of the players who are there
     */
    public static LogItem.GameEvent parse(ServerMessage.Chat chat, Collection<String> names) {
        String text = chat.text();
        int end = names.stream()
                .filter(name -> text.startsWith(name + BETWEEN))
                .max(Comparator.comparingInt(String::length))
                .map(String::length)
                .orElseGet(() -> Math.max(0, text.indexOf(BETWEEN)));
        String message = text.startsWith(BETWEEN, end) ? text.substring(end + BETWEEN.length()) : text;
        return new LogItem.GameEvent(
                "chat", Map.of("channel", chat.channel(), "name", text.substring(0, end), "message", message));
    }
}
