package io.languard.spi.webhook;

import io.languard.service.webhook.WebhookFormat;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored webhook.
 *
 * @param url encrypted
 * @param serverIds {@code null} for all servers and the platform
 * @param secret encrypted; {@code null} for none
 */
public record WebhookRecord(
        int id,
        String name,
        String url,
        WebhookFormat format,
        List<String> events,
        @Nullable List<Integer> serverIds,
        @Nullable String secret,
        Instant createdAt) {

    public WebhookRecord {
        events = List.copyOf(events);
        serverIds = serverIds == null ? null : List.copyOf(serverIds);
    }
}
