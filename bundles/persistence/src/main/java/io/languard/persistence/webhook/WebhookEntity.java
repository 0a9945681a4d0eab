package io.languard.persistence.webhook;

import io.languard.service.webhook.WebhookFormat;
import io.languard.spi.webhook.WebhookRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of {@code webhooks}. */
@Entity
@Table(name = "webhooks")
class WebhookEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private int id;

    private String name;

    @Lob
    private String url;

    private String format;

    @Lob
    private String events;

    @Lob
    @Column(name = "server_ids")
    private @Nullable String serverIds;

    @Lob
    private @Nullable String secret;

    @Column(name = "created_at")
    private long createdAt;

    protected WebhookEntity() {}

    WebhookEntity(WebhookRecord webhook) {
        set(webhook);
        createdAt = webhook.createdAt().toEpochMilli();
    }

    final void set(WebhookRecord webhook) {
        List<Integer> servers = webhook.serverIds();
        name = webhook.name();
        url = webhook.url();
        format = webhook.format().wireName();
        events = String.join(",", webhook.events());
        serverIds =
                servers == null ? null : servers.stream().map(String::valueOf).collect(Collectors.joining(","));
        secret = webhook.secret();
    }

    WebhookRecord toRecord() {
        return new WebhookRecord(
                id,
                name,
                url,
                WebhookFormat.ofWireName(format),
                List.of(events.split(",")),
                serverIds == null
                        ? null
                        : Stream.of(serverIds.split(",")).map(Integer::valueOf).toList(),
                secret,
                Instant.ofEpochMilli(createdAt));
    }
}
