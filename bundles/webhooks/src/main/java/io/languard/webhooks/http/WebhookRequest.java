package io.languard.webhooks.http;

import java.net.URI;
import java.util.Map;

/** A request with a JSON body. */
public record WebhookRequest(URI uri, byte[] body, Map<String, String> headers) {

    public WebhookRequest {
        headers = Map.copyOf(headers);
    }

    /** Leaves out the path, which may contain a secret. */
    @Override
    public String toString() {
        return "WebhookRequest[host=" + uri.getHost() + "]";
    }
}
