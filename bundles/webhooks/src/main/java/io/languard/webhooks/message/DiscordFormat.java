package io.languard.webhooks.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event as a message for Discord with one embed, within its limits: title 256 characters, description 4096,
 * all of it 6000. Nothing in it mentions anyone.
 */
final class DiscordFormat {

    private static final int TITLE = 256;
    private static final int DESCRIPTION = 4096;
    private static final int VALUE = 1000;
    private static final int CODE = 2000;
    private static final int FOOTER = 256;

    private static final int RED = 0xD83A3A;
    private static final int GREEN = 0x2E9E5B;
    private static final int AMBER = 0xD9902F;
    private static final int GREY = 0x7A8594;

    private static final Set<String> BAD =
            Set.of("crashed", "restart_gave_up", "start_failed", "killed_after_timeout", "login_failed");
    private static final Set<String> GOOD = Set.of("started", "restarted", "adopted", MessageCodec.TEST);

    private record Message(List<Embed> embeds, AllowedMentions allowedMentions) {}

    private record AllowedMentions(List<String> parse) {}

    private record Embed(String title, String description, int color, String timestamp, Footer footer) {}

    private record Footer(String text) {}

    private DiscordFormat() {}

    static String write(String message, @Nullable String serverName) {
        JsonNode root = MessageCodec.read(message);
        JsonNode data = root.path("data");
        String type = data.path("event_type").asText();
        String title = words(type);
        JsonNode serverId = root.path("server_id");
        return MessageCodec.write(new Message(
                List.of(new Embed(
                        DiscordText.shorten(
                                serverName == null ? title : DiscordText.escape(serverName) + ": " + title, TITLE),
                        DiscordText.shorten(description(data.path("detail")), DESCRIPTION),
                        color(type),
                        data.path("timestamp").asText(),
                        new Footer(DiscordText.shorten(
                                serverId.isNumber() ? "Languard, server " + serverId.asInt() : "Languard", FOOTER)))),
                new AllowedMentions(List.of())));
    }

    /** Returns the type in words: {@code restart_gave_up} is "Restart gave up". */
    private static String words(String type) {
        String words = type.replace('_', ' ');
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static int color(String type) {
        if (BAD.contains(type)) {
            return RED;
        }
        if (GOOD.contains(type)) {
            return GREEN;
        }
        return type.equals("warning") || type.equals("restart_needed") ? AMBER : GREY;
    }

    /** Returns a line for each detail; the last lines of a log follow in a block of their own. */
    private static String description(JsonNode detail) {
        List<String> lines = new ArrayList<>();
        List<String> log = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : detail.properties()) {
            JsonNode value = field.getValue();
            if (field.getKey().equals("last_lines") && value.isArray()) {
                value.forEach(line -> log.add(DiscordText.code(line.asText())));
            } else if (!value.isNull()) {
                String text = value.isTextual() ? value.asText() : value.toString();
                lines.add("**" + DiscordText.escape(words(field.getKey())) + ":** "
                        + DiscordText.shorten(DiscordText.escape(text), VALUE));
            }
        }
        String description = String.join("\n", lines);
        String block = "\n```\n" + tail(String.join("\n", log), CODE) + "\n```";
        return log.isEmpty() ? description : DiscordText.shorten(description, DESCRIPTION - block.length()) + block;
    }

    /** Returns the end of a text, because the last line of a log says most. */
    private static String tail(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int from = text.length() - most + 1;
        return "…" + text.substring(Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from);
    }
}
