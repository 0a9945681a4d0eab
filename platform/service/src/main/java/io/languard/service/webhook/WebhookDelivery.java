package io.languard.service.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The delivery of one event to one webhook.
 *
 * @param id also sent to the receiver, which can tell by it that it has got an event already
 * @param serverId {@code null} if the event belongs to no server
 * @param attempts the number of requests so far
 * @param lastAttemptAt {@code null} before the first
 * @param nextAttemptAt {@code null} unless it waits after a failed attempt
 * @param httpStatus the status of the last response; {@code null} if there was none
 * @param problem why the last attempt failed; {@code null} if it did not
 */
public record WebhookDelivery(
        long id,
        String eventType,
        @Nullable Integer serverId,
        DeliveryState state,
        int attempts,
        Instant createdAt,
        @Nullable Instant lastAttemptAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Integer httpStatus,
        @Nullable String problem) {}
