package io.languard.webhooks.http;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Sends requests to receivers. Thread-safe. */
public interface WebhookSender {

    /** Returns why no request can be sent to a URI, as far as that is known without a name service; else {@code null}. */
    @Nullable
    String problem(URI uri);

    /**
     * Sends a request without blocking.
     *
     * @return completes within 20 seconds, on any thread, and never with an exception
     */
    CompletableFuture<WebhookResponse> send(WebhookRequest request);
}
