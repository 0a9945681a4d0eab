package io.languard.webhooks.message;

import io.languard.service.webhook.WebhookFormat;
import io.languard.webhooks.http.WebhookRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes requests of messages. */
public final class RequestFactory {

    private RequestFactory() {}

    /**
     * Returns the request that delivers a message. Every attempt has the same body.
     *
     * @param id identifies the delivery for the receiver
     * @param attempt counted from 1
     */
    public static WebhookRequest create(
            WebhookFormat format,
            URI uri,
            @Nullable String secret,
            String message,
            @Nullable String serverName,
            String id,
            int attempt) {
        if (format == WebhookFormat.DISCORD) {
            byte[] body = DiscordFormat.write(message, serverName).getBytes(StandardCharsets.UTF_8);
            return new WebhookRequest(uri, body, Map.of());
        }
        byte[] body = message.getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new TreeMap<>();
        headers.put("X-Languard-Delivery", id);
        headers.put("X-Languard-Attempt", Integer.toString(attempt));
        if (secret != null) {
            headers.put("X-Languard-Signature", Signature.of(body, secret));
        }
        return new WebhookRequest(uri, body, headers);
    }
}
