package io.languard.spi.webhook;

import io.languard.service.webhook.WebhookDelivery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Stores webhooks and their deliveries, which end with their webhook. Same guarantees as {@link
 * io.languard.spi.server.ServerStore}.
 */
public interface WebhookStore {

    /** Returns every webhook, sorted by id. */
    List<WebhookRecord> list();

    /**
     * Adds a webhook; {@link WebhookRecord#id} is ignored.
     *
     * @return the webhook with its id
     */
    WebhookRecord insert(WebhookRecord webhook);

    /** Replaces a webhook if it exists. */
    void update(WebhookRecord webhook);

    /** Deletes a webhook if it exists. */
    void delete(int id);

    /** Adds deliveries in this order; their ids are ignored. Those of webhooks that do not exist are left out. */
    void enqueue(List<DeliveryRecord> deliveries);

    /**
     * Drops the oldest pending deliveries of a webhook beyond a number.
     *
     * @param retained as for {@link #update}
     * @return how many were dropped
     */
    int dropOldest(int webhookId, int most, int retained);

    /** Returns the pending delivery of a webhook that was added first. */
    Optional<DeliveryRecord> next(int webhookId);

    /**
     * Stores the state of a delivery if it exists.
     *
     * @param retained how many deliveries of the webhook that are not pending any more are kept; the oldest are deleted
     */
    void update(DeliveryRecord delivery, int retained);

    /**
     * Gives up the pending deliveries of a webhook that were added before a time.
     *
     * @param retained as for {@link #update}
     * @return how many were given up
     */
    int giveUp(int webhookId, Instant createdBefore, int retained);

    /** Returns the deliveries of a webhook, newest first. */
    List<WebhookDelivery> deliveries(int webhookId, int limit, int offset);

    /** Returns the number of deliveries of a webhook. */
    long count(int webhookId);
}
