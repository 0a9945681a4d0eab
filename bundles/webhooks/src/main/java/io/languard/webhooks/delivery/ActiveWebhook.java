package io.languard.webhooks.delivery;

import io.languard.service.event.AdapterEvent;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.WebhookAuditEvent;
import io.languard.service.webhook.Webhook;
import io.languard.spi.webhook.WebhookRecord;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A webhook in memory, with its secrets in plain text. Immutable. */
public final class ActiveWebhook {

    /** What precedes the type of an event that an adapter reports. */
    public static final String GAME_EVENT = "game.";

    private final WebhookRecord webhook;
    private final Set<String> events;
    private final @Nullable URI uri;
    private final @Nullable String secret;

    /**
     * @param uri {@code null} if it can no longer be decrypted
     * @param secret {@code null} if there is none
     */
    ActiveWebhook(WebhookRecord webhook, @Nullable URI uri, @Nullable String secret) {
        this.webhook = webhook;
        this.events = Set.copyOf(webhook.events());
        this.uri = uri;
        this.secret = secret;
    }

    /** Returns the webhook as stored. */
    public WebhookRecord stored() {
        return webhook;
    }

    /** Returns the address of the receiver; {@code null} if it can no longer be decrypted. */
    public @Nullable URI uri() {
        return uri;
    }

    /** Returns the key of the signature; {@code null} if there is none. */
    public @Nullable String secret() {
        return secret;
    }

    /** Returns whether an event is to be sent. */
    boolean sends(PlatformEvent.Audited event) {
        List<Integer> serverIds = webhook.serverIds();
        boolean ofServers = serverIds == null || (event.serverId() != null && serverIds.contains(event.serverId()));
        return ofServers
                && !(event.event() instanceof WebhookAuditEvent.DeliveryFailed)
                && events.contains(
                        event.event() instanceof AdapterEvent reported
                                ? GAME_EVENT + reported.type()
                                : event.event().type());
    }

    /** Returns the webhook as shown to clients. */
    public Webhook view() {
        return new Webhook(
                webhook.id(),
                webhook.name(),
                uri == null ? "" : uri.toString(),
                webhook.format(),
                webhook.events(),
                webhook.serverIds(),
                webhook.secret() != null,
                webhook.createdAt());
    }

    /** Leaves out the secrets. */
    @Override
    public String toString() {
        return "ActiveWebhook[id=" + webhook.id() + "]";
    }
}
