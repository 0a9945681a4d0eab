package io.languard.service.webhook;

import org.jspecify.annotations.Nullable;

/**
 * The result of a request that was sent to try a webhook.
 *
 * @param delivered whether the receiver accepted it
 * @param httpStatus the status of the response; {@code null} if there was none
 * @param durationMs how long it took, in milliseconds
 * @param problem why it failed; {@code null} if it did not
 */
public record WebhookTest(boolean delivered, @Nullable Integer httpStatus, long durationMs, @Nullable String problem) {}
