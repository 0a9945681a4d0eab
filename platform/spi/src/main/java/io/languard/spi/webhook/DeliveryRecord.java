package io.languard.spi.webhook;

import io.languard.service.webhook.DeliveryState;
import io.languard.service.webhook.WebhookDelivery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored delivery.
 *
 * @param delivery as shown to clients; its problem is shortened to 255 characters
 * @param serverName the name of the server when the event happened; {@code null} if it belongs to none
 * @param message the message about the event as JSON
 */
public record DeliveryRecord(int webhookId, WebhookDelivery delivery, @Nullable String serverName, String message) {

    /** Returns a delivery that waits for its first attempt; the store assigns its id. */
    public static DeliveryRecord pending(
            int webhookId,
            String eventType,
            @Nullable Integer serverId,
            @Nullable String serverName,
            String message,
            Instant now) {
        return new DeliveryRecord(
                webhookId,
                new WebhookDelivery(0, eventType, serverId, DeliveryState.PENDING, 0, now, null, null, null, null),
                serverName,
                message);
    }

    /** Returns the delivery with another state. */
    public DeliveryRecord with(WebhookDelivery changed) {
        return new DeliveryRecord(webhookId, changed, serverName, message);
    }
}
