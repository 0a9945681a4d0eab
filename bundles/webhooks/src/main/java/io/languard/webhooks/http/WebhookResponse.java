package io.languard.webhooks.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of a request.
 *
 * @param status {@code null} if there was no response
 * @param retryAfter how long the receiver asks to wait; {@code null} if it does not
 * @param problem why it failed, without any part of the URL; {@code null} if the receiver accepted it
 */
public record WebhookResponse(
        @Nullable Integer status, @Nullable Duration retryAfter, @Nullable String problem, Duration duration) {

    /** Returns whether the receiver accepted the request. */
    public boolean accepted() {
        return problem == null;
    }
}
