package io.languard.shell.command;

import io.languard.service.webhook.WebhookFormat;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments that the commands for webhooks share. */
final class WebhookArgument {

    static final String HELP = "EVENTS and SERVERS are separated by commas, such as crashed,restart_gave_up,game.chat"
            + " and 1,2.\nSERVERS is all for every server and the platform. FORMAT is json or discord.";

    static final List<String> FORMATS =
            Arrays.stream(WebhookFormat.values()).map(WebhookFormat::wireName).toList();

    private static final String ALL = "all";

    private WebhookArgument() {}

    static List<String> events(String text) {
        return List.of(text.split(","));
    }

    static WebhookFormat format(String text) {
        if (!FORMATS.contains(text)) {
            throw new UsageException("FORMAT must be json or discord");
        }
        return WebhookFormat.ofWireName(text);
    }

    /** Returns {@code null} for all servers and the platform. */
    static @Nullable List<Integer> servers(String text) {
        if (text.equals(ALL)) {
            return null;
        }
        try {
            return Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
        } catch (NumberFormatException e) {
            throw new UsageException("SERVERS must be ids separated by commas, or all");
        }
    }
}
