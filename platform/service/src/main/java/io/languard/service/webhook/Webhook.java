package io.languard.service.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as shown to clients.
 *
 * @param url may contain a secret, as Discord's does
 * @param events the types of events that are sent; {@code game.NAME} for those that an adapter reports
 * @param serverIds the servers whose events are sent; {@code null} for those of all servers and of the platform
 * @param hasSecret whether requests are signed; the secret itself is never returned
 */
public record Webhook(
        int id,
        String name,
        String url,
        WebhookFormat format,
        List<String> events,
        @Nullable List<Integer> serverIds,
        boolean hasSecret,
        Instant createdAt) {

    public Webhook {
        events = List.copyOf(events);
        serverIds = serverIds == null ? null : List.copyOf(serverIds);
    }
}
