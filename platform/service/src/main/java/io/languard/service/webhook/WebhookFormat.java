package io.languard.service.webhook;

import java.util.Locale;

/** What a webhook sends. */
public enum WebhookFormat {
    /** The event as the WebSocket sends it, signed if the webhook has a secret. */
    JSON,
    /** A message for Discord, with the event as an embed. */
    DISCORD;

    /** Returns the name used in the HTTP API and in the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the format with the given wire name. */
    public static WebhookFormat ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
