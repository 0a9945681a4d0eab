package io.languard.luanti.log;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The setting {@code chat_message_format}. Like the engine (builtin/game/chat.lua), it replaces the first occurrence of
 * each placeholder only.
 */
public final class ChatFormat {

    /** The default format of the engine. */
    private static final String DEFAULT = "<@name> @message";

    private static final Map<String, String> PLACEHOLDERS = Map.of(
            "@name", "(?<name>" + ServerActionParser.NAME + ")",
            "@timestamp", "\\d\\d:\\d\\d:\\d\\d",
            "@message", "(?<message>.*)");

    private final Pattern pattern;

    /** @param format the format, or an empty string for the default */
    ChatFormat(String format) {
        pattern = pattern(format.isEmpty() ? DEFAULT : format);
    }

    /** A chat message. */
    record ChatLine(String name, String message) {}

    /** Returns whether the engine accepts a format. With any other one, the first message ends the server. */
    public static boolean isValid(String format) {
        return format.contains("@name") && format.contains("@message");
    }

    /** Parses a formatted message. */
    Optional<ChatLine> parse(String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches()
                ? Optional.of(new ChatLine(matcher.group("name"), matcher.group("message")))
                : Optional.empty();
    }

    private static Pattern pattern(String format) {
        if (!isValid(format)) {
            return Pattern.compile("(?!)(?<name>)(?<message>)");
        }
        TreeMap<Integer, String> places = new TreeMap<>();
        PLACEHOLDERS.keySet().stream()
                .filter(format::contains)
                .forEach(placeholder -> places.put(format.indexOf(placeholder), placeholder));
        StringBuilder regex = new StringBuilder();
        int end = 0;
        for (Map.Entry<Integer, String> place : places.entrySet()) {
            String placeholder = place.getValue();
            regex.append(Pattern.quote(format.substring(end, place.getKey()))).append(PLACEHOLDERS.get(placeholder));
            end = place.getKey() + placeholder.length();
        }
        return Pattern.compile(regex + Pattern.quote(format.substring(end)));
    }
}
